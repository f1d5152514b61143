// Parts by the risk that their stock runs out, or by what they bring.
import { html } from "lit-html";
import { address } from "../api.js";
import { filters, list, table } from "../list.js";
import { t } from "../words.js";
import { dinars, number } from "../written.js";
import { demandClass, importance, part, risk, weeks } from "./parts.js";

const columns = [
  { title: t("col.part"), cell: (card) => part(card.product, card.overrideUnits ? html` <span class="badge info">${t("overridden")}</span>` : "") },
  { title: t("col.risk"), cell: (card) => risk(card.stockOutRisk), number: true },
  { title: t("col.stock"), cell: (card) => number(card.stock), number: true },
  { title: t("col.cover"), cell: (card) => weeks(card.coverWeeks), number: true },
  { title: t("col.weekly"), cell: (card) => number(card.weeklyDemand, 1), number: true },
  { title: t("col.worth"), cell: (card) => dinars(card.weeklyWorth), number: true },
  { title: t("col.importance"), cell: (card) => importance(card.plan) },
  { title: t("col.class"), cell: (card) => demandClass(card.demandClass) },
];

const values = filters(document.querySelector("[data-filters]"), () => parts.load());
const parts = list({
  place: document.querySelector("[data-list]"),
  url: () => address("/api/admin/forecasts/stock", { ...Object.fromEntries(values()), limit: 50 }),
  rows: (cards) => table(cards, columns, { label: t("risk.label"), row: (card) => ({ id: card.product.id }) }),
  none: t("risk.none"),
});
parts.load();
