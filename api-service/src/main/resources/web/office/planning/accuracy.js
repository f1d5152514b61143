// How good forecasts were whose periods are over.
import { html } from "lit-html";
import { address } from "../api.js";
import { filters, list, named, table } from "../list.js";
import { t } from "../words.js";
import { day, number, percent } from "../written.js";
import { model } from "./parts.js";

const form = document.querySelector("[data-filters]");

const group = {
  CLASS: (name) => named("class", name),
  MODEL: (name) => model(name),
  HORIZON: (name) => t("accuracy.ahead", { n: name }),
  VINTAGE: (name) => day(name),
  ALL: () => t("accuracy.by.ALL"),
};

/** Within its bounds, too often outside them, or never: by how far the share is from what it should be. */
const within = (share, wanted) => html`<span class="badge ${Math.abs(share - wanted) <= 0.05 ? "good" : share < wanted - 0.1 ? "bad" : "care"}">${percent(share, 1)}</span>`;

const bias = (value) => (value === null ? "–" : html`${percent(value - 1, 1)} <span class="small soft">${t(value > 1.02 ? "accuracy.tooMuch" : value < 0.98 ? "accuracy.tooLittle" : "accuracy.even")}</span>`);

const columns = () => [
  { title: t(`accuracy.by.${form.elements.by.value}`), cell: (one) => html`<bdi>${group[form.elements.by.value](one.group)}</bdi>` },
  { title: t("accuracy.periods"), cell: (one) => number(one.periods), number: true },
  { title: "WAPE", cell: (one) => percent(one.wape, 1), number: true },
  { title: t("accuracy.biasName"), cell: (one) => bias(one.bias), number: true },
  { title: "MASE", cell: (one) => number(one.mase, 3), number: true },
  { title: "RMSSE", cell: (one) => number(one.rmsse, 3), number: true },
  { title: "Pinball", cell: (one) => number(one.pinball, 3), number: true },
  { title: "80 %", cell: (one) => within(one.within80, 0.8), number: true },
  { title: "95 %", cell: (one) => within(one.within95, 0.95), number: true },
];

const values = filters(form, () => measured.load());
const measured = list({
  place: document.querySelector("[data-list]"),
  url: () => address("/api/admin/forecasts/accuracy", Object.fromEntries(values())),
  rows: (groups) => table(groups, columns(), { label: t("accuracy.title") }),
  none: t("accuracy.none"),
});
measured.load();
