// What to order of whom: quantities may be changed before it is printed or taken as a file.
import { html, nothing, render } from "lit-html";
import { address, get } from "../api.js";
import { empty, failed, loading } from "../states.js";
import { counted, t } from "../words.js";
import { day, dinars, number, percent } from "../written.js";
import { download } from "./csv.js";
import { amount, millimes } from "./money.js";
import { part } from "./parts.js";

const ORDERS = "/api/admin/orders";
const NOBODY = "none";
const suppliersPlace = document.querySelector("[data-suppliers]");
const orderPlace = document.querySelector("[data-order]");

let suppliers = [];
let chosen = new URLSearchParams(location.search).get("supplier");
let lines = [];
let edits = {};

const idOf = (supplier) => supplier.id ?? NOBODY;
const nameOf = (supplier) => (supplier.id ? html`<bdi>${supplier.name}</bdi>` : t("orders.nobody"));
const keptAs = () => `shabou.order.${chosen}`;

const showSuppliers = () => {
  suppliersPlace.setAttribute("aria-busy", "false");
  render(
    suppliers.length
      ? html`<ul class="suppliers">${suppliers.map(
          (supplier) => html`<li><a class="panel supplier" href="?supplier=${idOf(supplier)}" aria-current=${chosen === idOf(supplier) ? "true" : nothing} @click=${(event) => open(event, supplier)}>
            <strong>${nameOf(supplier)}</strong>
            <span>${counted("parts", supplier.lines)} · ${counted("pieces", supplier.pieces)}</span>
            <span class="price">${supplier.total ? dinars(supplier.total) : "–"}</span>
          </a></li>`,
        )}</ul>`
      : empty(t("orders.none")),
    suppliersPlace,
  );
};

const quantity = (line) => edits[line.product.id] ?? line.quantity;
const total = (line) => (line.supplier ? millimes(line.supplier.offered.amount) * quantity(line) : 0);
const ordered = () => lines.filter((line) => quantity(line) > 0);

const change = (line) => (event) => {
  const field = event.target;
  if (!field.checkValidity()) return field.reportValidity();
  if (field.value === "" || Number(field.value) === line.quantity) delete edits[line.product.id];
  else edits[line.product.id] = Number(field.value);
  sessionStorage.setItem(keptAs(), JSON.stringify(edits));
  showOrder();
};

const takeBack = () => {
  edits = {};
  sessionStorage.removeItem(keptAs());
  showOrder();
};

const why = (line) =>
  t("orders.why", { stock: number(line.stock), point: number(line.reorderPoint), expected: number(line.expected, 1), weeks: number(line.protectionWeeks, 1), safety: number(line.safetyStock, 1), level: percent(line.serviceLevel, 1), upTo: number(line.orderUpTo) });

const row = (line) => html`<tr class=${quantity(line) === 0 ? "left-out" : ""}>
  <td data-title=${t("col.part")}>${part(line.product, html` <span class="small soft"><bdi>${line.product.brand}</bdi></span><p class="small soft why">${why(line)}</p>`)}</td>
  <td data-title=${t("col.reference")}>${line.supplier?.reference ? html`<bdi class="ref">${line.supplier.reference}</bdi>` : "–"}${line.supplier ? html`<span class="small soft no-print"> <a href=${line.supplier.url} rel="noopener noreferrer nofollow" target="_blank">${t("orders.offer", { day: day(line.supplier.seenAt) })}</a></span>` : nothing}</td>
  <td class="number" data-title=${t("col.stock")}>${number(line.stock)}</td>
  <td class="number" data-title=${t("col.order")}><input class="input quantity" type="number" min="0" max="999999" step="1" inputmode="numeric" aria-label="${t("col.order")} ${line.product.sku}" .value=${String(quantity(line))} @change=${change(line)}>
    ${line.packSize > 1 ? html`<span class="small soft">${t("orders.pack", { n: line.packSize })}</span>` : nothing}</td>
  <td class="number" data-title=${t("col.unitPrice")}>${line.supplier ? dinars(line.supplier.offered) : "–"}</td>
  <td class="number" data-title=${t("col.total")}>${line.supplier ? dinars(amount(total(line))) : "–"}</td>
</tr>`;

const file = (supplier) =>
  download(`commande-${idOf(supplier)}.csv`, [
    ["supplier", "sku", "brand", "name", "supplier_reference", "quantity", "unit_price_tnd", "total_tnd"],
    ...ordered().map((line) => [supplier.name ?? "", line.product.sku, line.product.brand, line.product.name, line.supplier?.reference ?? "", quantity(line), line.supplier?.offered.amount ?? "", line.supplier ? amount(total(line)) : ""]),
  ]);

const showOrder = () => {
  const supplier = suppliers.find((one) => idOf(one) === chosen);
  if (!supplier) return render(nothing, orderPlace);
  const sum = ordered().reduce((all, line) => all + total(line), 0);
  const pieces = ordered().reduce((all, line) => all + quantity(line), 0);
  render(
    html`<div class="row spread"><h2 id="order-title" tabindex="-1">${t("orders.of")} ${nameOf(supplier)}</h2>
        <p class="row no-print"><button class="button" type="button" @click=${() => file(supplier)}>${t("csv")}</button><button class="button" type="button" @click=${() => print()}>${t("orders.print")}</button><a class="button" href="/admin/terms">${t("place.terms")}</a>
        ${Object.keys(edits).length ? html`<button class="button plain" type="button" @click=${takeBack}>${t("orders.takeBack")}</button>` : nothing}</p></div>
      <p class="small soft">${t("orders.date", { day: day(new Date().toISOString()) })} · ${counted("parts", ordered().length)} · ${counted("pieces", pieces)}</p>
      <div class="sheet order" role="region" aria-labelledby="order-title" tabindex="0"><table>
        <thead><tr><th scope="col">${t("col.part")}</th><th scope="col">${t("col.reference")}</th><th scope="col" class="number">${t("col.stock")}</th><th scope="col" class="number">${t("col.order")}</th><th scope="col" class="number">${t("col.unitPrice")}</th><th scope="col" class="number">${t("col.total")}</th></tr></thead>
        <tbody>${lines.map(row)}</tbody>
      </table></div>
      <p class="order-total" role="status">${t("orders.total")} <strong class="price">${supplier.id ? dinars(amount(sum)) : "–"}</strong></p>`,
    orderPlace,
  );
};

/** All lines: an order is not read by the page. */
const fetchLines = async (supplier) => {
  const wish = supplier.id ? { supplier: supplier.id } : { unoffered: true };
  const found = [];
  let cursor;
  do {
    const page = await get(address(`${ORDERS}/proposal`, { ...wish, limit: 100, cursor }));
    found.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
};

let latest = 0;
const load = async () => {
  const supplier = suppliers.find((one) => idOf(one) === chosen);
  if (!supplier) return showOrder();
  const mine = ++latest;
  edits = JSON.parse(sessionStorage.getItem(keptAs()) ?? "{}");
  render(loading(), orderPlace);
  try {
    const found = await fetchLines(supplier);
    if (mine !== latest) return;
    lines = found;
    showOrder();
  } catch (failure) {
    if (mine === latest) render(failed(failure, load), orderPlace);
  }
};

const open = async (event, supplier) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  chosen = idOf(supplier);
  history.replaceState(null, "", `?supplier=${chosen}`);
  showSuppliers();
  await load();
  document.getElementById("order-title")?.focus();
};

const start = async () => {
  render(loading(), suppliersPlace);
  try {
    suppliers = (await get(`${ORDERS}/suppliers`)).data;
    chosen ??= suppliers.length ? idOf(suppliers[0]) : null;
    showSuppliers();
    await load();
  } catch (failure) {
    render(failed(failure, start), suppliersPlace);
  }
};

suppliersPlace.replaceChildren();
start();
