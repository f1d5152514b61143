// What is odd about the sales that forecasts are made of.
import { html } from "lit-html";
import { address, post } from "../api.js";
import { filters, list } from "../list.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { judged } from "./judged.js";
import { part } from "./parts.js";

const values = filters(document.querySelector("[data-filters]"), () => parts.load());
const parts = list({
  place: document.querySelector("[data-list]"),
  url: () => address("/api/admin/sales/quality", { ...Object.fromEntries(values()), limit: 50 }),
  rows: (items) => html`<ol class="signals">${items.map((one) => html`<li class="panel"><h2>${part({ id: one.productId, sku: one.sku, name: one.name })}</h2>${judged(one)}</li>`)}</ol>`,
  none: t("sales.none"),
});
document.querySelector("[data-check]")?.addEventListener("click", (event) =>
  tried(async () => {
    event.target.disabled = true;
    try {
      await post("/api/admin/sales/quality/check", undefined, { patience: 600_000 });
      toast(t("sales.checked"));
      await parts.load();
    } finally {
      event.target.disabled = false;
    }
  }),
);
parts.load();
