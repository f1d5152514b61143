// What each part needs in stock, and how many matter how much.
import { html, nothing, render } from "lit-html";
import { address, get } from "../api.js";
import { dialog } from "../dialog.js";
import { filters, list, table } from "../list.js";
import { failed, loading } from "../states.js";
import { counted, t } from "../words.js";
import { dinars, number, percent } from "../written.js";
import { formula } from "./formula.js";
import { importance, part, weeks } from "./parts.js";

const STOCK = "/api/admin/forecasts/stock";
const form = document.querySelector("[data-filters]");
const place = document.querySelector("[data-matrix]");

const explain = (card) =>
  dialog({ title: t("formula.title", { sku: card.product.sku }), body: formula(card), confirm: null, cancel: t("close") });

const columns = [
  { title: t("col.part"), cell: (card) => html`${part(card.product)}<span class="row small part-ways"><button class="button plain" type="button" aria-label="${t("formula")} ${card.product.sku}" @click=${() => explain(card)}>${t("formula")}</button>
    <a class="button plain" href=${address("/admin/terms", { q: card.product.sku })} aria-label="${t("place.terms")} ${card.product.sku}">${t("terms.short")}</a></span>` },
  { title: t("col.stock"), cell: (card) => html`${number(card.stock)}${card.stock <= card.plan.reorderPoint && card.plan.expected > 0 ? html`<br><span class="badge care">${t("toOrder")}</span>` : nothing}`, number: true },
  { title: t("col.reorderPoint"), cell: (card) => number(card.plan.reorderPoint), number: true },
  { title: t("col.safety"), cell: (card) => number(card.plan.safetyStock, 1), number: true },
  { title: t("col.quantity"), cell: (card) => number(card.plan.orderQuantity), number: true },
  { title: t("col.upTo"), cell: (card) => number(card.plan.orderUpTo), number: true },
  { title: t("col.lead"), cell: (card) => weeks(card.plan.explanation.leadWeeks ?? card.plan.protectionWeeks), number: true },
  { title: t("col.level"), cell: (card) => percent(card.plan.serviceLevel, 1), number: true },
  { title: t("col.importance"), cell: (card) => importance(card.plan) },
];

const values = filters(form, () => load());
const parts = list({
  place: document.querySelector("[data-list]"),
  url: () => address(STOCK, { ...Object.fromEntries(values()), limit: 50 }),
  rows: (cards) => table(cards, columns, { label: t("inventory.label"), row: (card) => ({ id: card.product.id }) }),
  none: t("inventory.none"),
});

const isChosen = (abc, xyz) => form.elements.abc.value === abc && form.elements.xyz.value === xyz;

/** Only these, or all again where it was so already. */
const choose = (abc, xyz) => {
  const same = isChosen(abc, xyz);
  form.elements.abc.value = same ? "" : abc;
  form.elements.xyz.value = same ? "" : xyz;
  form.requestSubmit();
};

const cell = (found, abc, xyz) => {
  const parts = found.find((one) => one.abc === abc && one.xyz === xyz);
  return html`<td>${parts
    ? html`<button class="matrix-cell" type="button" aria-pressed=${String(isChosen(abc, xyz))} @click=${() => choose(abc, xyz)}>
        <strong aria-hidden="true">${number(parts.parts)}</strong><span class="unseen">${counted("parts", parts.parts)}</span>
        <span>${t("matrix.worth", { worth: dinars(parts.weeklyWorth) })}</span>
        ${parts.toOrder ? html`<span class="badge care">${t("matrix.toOrder", { n: number(parts.toOrder) })}</span>` : nothing}
      </button>`
    : html`<span class="soft">–</span>`}</td>`;
};

const matrix = (found) => html`<table class="matrix">
  <thead><tr><td></td>${["X", "Y", "Z"].map((xyz) => html`<th scope="col"><abbr title=${t(`xyz.${xyz}`)}>${xyz}</abbr> <span class="matrix-word">${t(`xyz.${xyz}.short`)}</span></th>`)}</tr></thead>
  <tbody>${["A", "B", "C"].map((abc) => html`<tr><th scope="row"><abbr title=${t(`abc.${abc}`)}>${abc}</abbr> <span class="matrix-word">${t(`abc.${abc}.short`)}</span></th>${["X", "Y", "Z"].map((xyz) => cell(found, abc, xyz))}</tr>`)}</tbody>
</table>`;

let latest = 0;
const fill = async () => {
  const mine = ++latest;
  const { abc, xyz, ...others } = Object.fromEntries(values());
  try {
    const cells = await get(address(`${STOCK}/matrix`, others));
    if (mine === latest) render(matrix(cells.data), place);
  } catch (failure) {
    if (mine === latest) render(failed(failure, fill), place);
  }
};

const load = () => {
  fill();
  parts.load();
};

render(loading(), place);
load();
