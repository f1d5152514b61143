// How parts are bought: how long suppliers take, and what staff know of single parts.
import { html, nothing } from "lit-html";
import { address, put, remove } from "../api.js";
import { dialog } from "../dialog.js";
import { filters, list, table } from "../list.js";
import { empty } from "../states.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { ago, dinars, number, percent } from "../written.js";
import { mayDecide, part, weeks } from "./parts.js";

const ORDERS = "/api/admin/orders";
const may = mayDecide();

/** Nothing said is nothing kept. */
const write = (path, terms) => (Object.keys(terms).length ? put(path, terms) : remove(path));

const field = (name, value, { most, step = 1, least = 0, hint }) => html`<div class="field"><label for=${name}>${t(`terms.${name}`)}</label>
  <input id=${name} name=${name} type="number" min=${least} max=${most} step=${step} inputmode=${step === 1 ? "numeric" : "decimal"} dir="ltr" .value=${value === undefined ? "" : String(value)} aria-describedby="${name}-hint"><p class="hint" id="${name}-hint">${hint}</p></div>`;

const leadField = (said, hint) => field("leadWeeks", said.leadWeeks, { most: 52, step: 0.1, hint });

/** Asks for terms, writes them, and offers the way back. */
const edit = (path, title, said, body, reload) =>
  tried(async () => {
    const form = await dialog({ title, body, confirm: t("save") });
    if (!form) return;
    const wanted = Object.fromEntries([...form].filter(([, value]) => value !== "").map(([name, value]) => [name, Number(value)]));
    await write(path, wanted);
    await reload();
    toast(t("saved"), {
      undo: async () => {
        await write(path, said);
        await reload();
      },
    });
  });

const told = (one) => (one.at ? html`<span class="small soft"><bdi>${one.by}</bdi>, ${ago(one.at)}</span>` : html`<span class="soft">–</span>`);
const change = (name, deed) => html`<button class="button plain" type="button" aria-label="${t("edit")} ${name}" @click=${deed}>${t("edit")}</button>`;

const suppliers = list({
  place: document.querySelector("[data-suppliers]"),
  url: () => address(`${ORDERS}/suppliers/terms`, { limit: 50 }),
  rows: (items) =>
    table(items, [
      { title: t("terms.supplier"), cell: (one) => html`<strong><bdi>${one.name}</bdi></strong>${one.city ? html` <span class="small soft"><bdi>${one.city}</bdi></span>` : nothing}` },
      { title: t("terms.offers"), cell: (one) => number(one.parts), number: true },
      { title: t("terms.leadWeeks"), cell: (one) => (one.said.leadWeeks === undefined ? html`<span class="soft">${t("terms.bySettings")}</span>` : weeks(one.said.leadWeeks)), number: true },
      { title: t("terms.told"), cell: told },
      ...(may ? [{ title: "", cell: (one) => change(one.name, () => edit(`${ORDERS}/suppliers/${one.id}/terms`, one.name, one.said, leadField(one.said, t("terms.supplierHint")), reload)) }] : []),
    ], { label: t("terms.suppliers"), row: (one) => ({ id: one.id }) }),
  none: empty(t("terms.noSuppliers"), html`<a class="button" href="/admin/leads?kind=SUPPLIER">${t("terms.toLeads")}</a>`),
});

/** What staff said stands out from what counts because nobody did. */
const value = (said, counts) => (said === undefined ? html`<span class="soft">${counts}</span>` : html`<strong>${counts}</strong>`);

const lead = ({ said, leadWeeks, plannedLeadWeeks }) => {
  if (leadWeeks !== null) return html`${value(said.leadWeeks, weeks(leadWeeks))}${said.leadWeeks === undefined ? html` <span class="small soft">${t("terms.bySupplier")}</span>` : nothing}`;
  return html`<span class="soft">${plannedLeadWeeks === null ? t("terms.bySettings") : html`${weeks(plannedLeadWeeks)} <span class="small">${t("terms.bySettings")}</span>`}</span>`;
};

const partFields = ({ said }) => html`${leadField(said, t("terms.partHint"))}
  ${field("leastOrder", said.leastOrder, { least: 1, most: 1_000_000, hint: t("terms.leastHint") })}
  ${field("packSize", said.packSize, { least: 1, most: 1_000_000, hint: t("terms.packHint") })}`;

const values = filters(document.querySelector("[data-filters]"), () => parts.load());
const parts = list({
  place: document.querySelector("[data-list]"),
  url: () => address(`${ORDERS}/parts/terms`, { ...Object.fromEntries(values()), limit: 50 }),
  rows: (items) =>
    table(items, [
      { title: t("col.part"), cell: (one) => part(one.product) },
      { title: t("terms.leadWeeks"), cell: lead, number: true },
      { title: t("terms.leastOrder"), cell: (one) => value(one.said.leastOrder, number(one.leastOrder)), number: true },
      { title: t("terms.packSize"), cell: (one) => value(one.said.packSize, number(one.packSize)), number: true },
      { title: t("terms.cost"), cell: (one) => (one.cost ? html`<a href="/admin/products/${one.product.id}">${dinars(one.cost)}</a>` : "–"), number: true },
      { title: t("col.level"), cell: (one) => (one.serviceLevel === null ? "–" : percent(one.serviceLevel, 1)), number: true },
      { title: t("terms.told"), cell: told },
      ...(may ? [{ title: "", cell: (one) => change(one.product.sku, () => edit(`${ORDERS}/parts/${one.product.id}/terms`, one.product.name, one.said, partFields(one), reload)) }] : []),
    ], { label: t("terms.parts"), row: (one) => ({ id: one.product.id }) }),
  none: t("terms.noParts"),
});

/** A supplier's time counts for its parts. */
const reload = () => Promise.all([suppliers.load(), parts.load()]);
reload();
