// How a plan came about, with its own numbers in the formulas.
import { html, nothing } from "lit-html";
import { t } from "../words.js";
import { dinars, number, percent } from "../written.js";

const WITNESSES = ["peers", "peersOfCategory", "peersOfBrand", "peersOfPrice", "peersOfCars", "peersOfCarAge", "peersOfKind"];

/** By whom the forecast of a part is told that has hardly sold. */
export const witnesses = ({ plan }) => {
  const name = WITNESSES.find((one) => plan.explanation[one] !== undefined);
  return name ? t(`formula.${name}`, { n: number(plan.explanation[name]) }) : "";
};

/** Each step that the numbers of this plan allow to tell. */
export const formula = ({ plan, stock, overrideUnits }) => {
  const known = plan.explanation;
  const has = (...names) => names.every((name) => known[name] !== undefined);
  const one = (value) => number(value, 1);
  const peers = witnesses({ plan });
  return html`<ol class="formula stack">
    ${peers ? html`<li>${peers}</li>` : nothing}
    ${has("leadWeeks", "reviewWeeks")
      ? html`<li>${t("formula.protection", { weeks: one(plan.protectionWeeks), lead: one(known.leadWeeks), review: one(known.reviewWeeks) })}</li>`
      : html`<li>${t("formula.weeks", { weeks: one(plan.protectionWeeks) })}</li>`}
    ${has("criticalRatio", "unitMargin", "unitCost")
      ? html`<li>${t("formula.level", { level: percent(plan.serviceLevel, 1), margin: dinars(known.unitMargin), cost: dinars(known.unitCost), ratio: percent(known.criticalRatio, 1) })}</li>`
      : html`<li>${t("formula.levelAlone", { level: percent(plan.serviceLevel, 1) })}</li>`}
    <li>${t("formula.point", { point: number(plan.reorderPoint), expected: one(plan.expected), safety: one(plan.safetyStock), weeks: one(plan.protectionWeeks), level: percent(plan.serviceLevel, 1) })}
      ${overrideUnits ? t("formula.override", { units: one(overrideUnits) }) : nothing}</li>
    ${plan.orderQuantity === null
      ? nothing
      : html`<li>${t("formula.quantity", { quantity: number(plan.orderQuantity) })}
          ${has("ordersAYear", "orderingCost", "holdingCost") ? t("formula.costs", { orders: one(known.ordersAYear), ordering: dinars(known.orderingCost), holding: dinars(known.holdingCost) }) : nothing}</li>`}
    <li>${t("formula.upTo", { upTo: number(plan.orderUpTo), stock: number(stock) })}
      <strong>${stock <= plan.reorderPoint && plan.expected > 0 ? t("formula.order", { quantity: number(plan.orderUpTo - stock) }) : t("formula.wait")}</strong></li>
  </ol>`;
};
