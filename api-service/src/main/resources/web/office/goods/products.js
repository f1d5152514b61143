// The products as staff see them. Filters are in the address; a hundred products at a time are asked for, and the browser
// lays out only those near the window, so thousands scroll as ten do.
import { html, nothing, render } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { get } from "../api.js";
import { number } from "../written.js";
import { may } from "./may.js";
import { keys } from "../keys.js";
import { counted, t } from "../words.js";
import { bulkDialog } from "./bulk-dialog.js";
import { carFilter } from "./car-filter.js";
import { cells as editableCells } from "./cells.js";
import { COLUMNS, USUAL } from "./columns.js";
import { asJson, intoForm, ofForm } from "./filters.js";
import { families, makers } from "./taxonomy.js";
import { views as savedViews } from "./views.js";

const PAGE = 100;

export const start = (root) => {
  const form = root.querySelector("[data-filter]");
  const place = root.querySelector("[data-list]");
  const bar = root.querySelector("[data-selection]");
  const mayEdit = { products: may("edit"), belowMargin: may("override") };
  const chosen = new Set();
  let query = new URLSearchParams(location.search);
  let columns = USUAL;
  let chunks = [];
  let next = null;
  let total = null;
  let state = "loading";
  let problem = null;
  let asked = 0;

  const chunkOf = (id) => chunks.find((chunk) => chunk.products.some((product) => product.id === id));

  const touch = (id) => {
    const chunk = chunkOf(id);
    if (chunk) chunk.seen += 1;
    draw();
  };

  const changed = (product) => {
    const chunk = chunkOf(product.id);
    if (!chunk) return;
    chunk.products = chunk.products.map((one) => (one.id === product.id ? product : one));
    touch(product.id);
  };

  const cell = editableCells({ changed, draw: touch, mayEdit });

  const load = async (fresh) => {
    const mine = (asked += 1);
    if (fresh) {
      next = null;
      chosen.clear();
    }
    state = "loading";
    problem = null;
    draw();
    const parameters = new URLSearchParams(query);
    parameters.delete("view");
    parameters.set("limit", PAGE);
    if (next) parameters.set("cursor", next);
    try {
      const page = await get(`/api/admin/products?${parameters}`);
      if (mine !== asked) return;
      if (fresh) chunks = [];
      if (page.data.length) chunks.push({ products: page.data, seen: 0 });
      next = page.nextCursor;
      total = page.total;
      state = "ready";
    } catch (refusal) {
      if (mine !== asked) return;
      state = "failed";
      problem = refusal;
    }
    draw();
  };

  const go = (to) => {
    query = to;
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    load(true);
  };

  const select = (id, on) => {
    if (on) chosen.add(id);
    else chosen.delete(id);
    touch(id);
  };

  const selectShown = (on) => {
    for (const chunk of chunks) {
      for (const { id } of chunk.products) if (on) chosen.add(id); else chosen.delete(id);
      chunk.seen += 1;
    }
    draw();
  };

  const row = (product) => html`<div role="row" class="grid-row ${chosen.has(product.id) ? "chosen" : ""}">
    ${mayEdit.products
      ? html`<div role="cell" class="grid-check"><input type="checkbox" aria-label=${t("selection.one", { sku: product.sku })}
          .checked=${chosen.has(product.id)} @change=${(event) => select(product.id, event.target.checked)}></div>`
      : nothing}
    ${columns.map((key) => html`<div role="cell" class="grid-cell col-${key} ${COLUMNS[key].number ? "number" : ""}" data-label=${t(`column.${key}`)}>${COLUMNS[key].cell(product, cell)}</div>`)}
  </div>`;

  const shown = () => chunks.reduce((sum, chunk) => sum + chunk.products.length, 0);

  const head = () => html`<div role="rowgroup" class="grid-head"><div role="row" class="grid-row">
    ${mayEdit.products
      ? html`<div role="columnheader" class="grid-check"><input type="checkbox" aria-label=${t("selection.shown")}
          .checked=${chosen.size > 0 && chosen.size === shown()} @change=${(event) => selectShown(event.target.checked)}></div>`
      : nothing}
    ${columns.map((key) => html`<div role="columnheader" class=${COLUMNS[key].number ? "number" : ""}>${t(`column.${key}`)}</div>`)}
  </div></div>`;

  const below = () => {
    if (state === "loading") return html`<p class="row soft" role="status"><span class="busy" aria-hidden="true"></span>${t("loading")}</p>`;
    if (state === "failed") {
      return html`<div class="note bad" role="alert"><div><p>${problem.message}</p>
        <button type="button" class="button small" @click=${() => load(!chunks.length)}>${t("retry")}</button></div></div>`;
    }
    if (!chunks.length) return html`<div class="state"><h2>${t("products.none")}</h2><p>${t("products.noneText")}</p>
      <p class="row"><a class="button" href="/admin/products">${t("products.all")}</a> <a class="button main" href="/admin/imports">${t("products.import")}</a></p></div>`;
    return next ? html`<button type="button" class="button" data-more @click=${() => load(false)}>${t("more")}</button>` : nothing;
  };

  const count = () => {
    if (!total) return "";
    return counted("products.count", total.value, { n: `${total.relation === "gte" ? "≥ " : ""}${number(total.value)}` });
  };

  function draw() {
    root.querySelector("[data-count]").textContent = count();
    const shape = columns.join();
    render(
      html`${chunks.length
        ? html`<div role="table" class="grid ${columns.length > USUAL.length ? "wide" : ""}" aria-label=${t("products.title")} aria-rowcount=${total?.relation === "eq" ? total.value + 1 : -1}>
            ${head()}
            ${chunks.map((chunk) => html`<div role="rowgroup" class="grid-chunk">${guard([chunk, chunk.seen, shape], () => chunk.products.map(row))}</div>`)}
          </div>`
        : nothing}
      <div class="grid-below">${below()}</div>`,
      place,
    );
    const widths = columns.map((key) => COLUMNS[key].width);
    place.style.setProperty("--columns", (mayEdit.products ? ["2.75rem", ...widths] : widths).join(" "));
    drawBar();
    const more = place.querySelector("[data-more]");
    if (more) near.observe(more);
  }

  const drawBar = () => {
    bar.hidden = chosen.size === 0;
    if (!chosen.size) return render(nothing, bar);
    render(
      html`<strong>${t("selection.count", { n: number(chosen.size) })}</strong>
        <button type="button" class="button small main" @click=${() => bulk({ ids: [...chosen] }, number(chosen.size))}>${t("bulk.edit")}</button>
        <button type="button" class="button small" @click=${() => selectShown(false)}>${t("selection.clear")}</button>`,
      bar,
    );
  };

  const bulk = (which, n) => bulkDialog({ which, n, mayOverride: mayEdit.belowMargin });

  // The next page is asked for before somebody reaches the end.
  const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && state === "ready" && next && load(false), { rootMargin: "900px" });

  const car = carFilter(form);
  const views = savedViews(root, {
    current: () => ({ filter: asJson(query), sort: query.get("sort") ?? "-updatedAt", columns }),
    choose(view, to) {
      columns = view.columns.filter((key) => key in COLUMNS);
      if (!columns.length) columns = USUAL;
      drawColumns();
      intoForm(form, to);
      car.show();
      go(to);
    },
  });

  const drawColumns = () =>
    render(
      Object.keys(COLUMNS).map((key) => html`<label class="check"><input type="checkbox" .checked=${columns.includes(key)} @change=${(event) => choose(key, event.target.checked)}><span>${t(`column.${key}`)}</span></label>`),
      root.querySelector("[data-columns]"),
    );

  const choose = (key, on) => {
    columns = Object.keys(COLUMNS).filter((one) => (one === key ? on : columns.includes(one)));
    if (!columns.length) columns = ["sku"];
    drawColumns();
    draw();
  };

  let pause;
  form.addEventListener("submit", (event) => (event.preventDefault(), go(ofForm(form))));
  form.addEventListener("change", () => go(ofForm(form)));
  form.elements.q.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => go(ofForm(form)), 300);
  });
  form.addEventListener("reset", () => {
    // A hidden field keeps its value.
    form.elements.vehicle.value = "";
    car.show();
    setTimeout(() => go(ofForm(form)));
  });
  root.querySelector("[data-bulk-all]")?.addEventListener("click", () => bulk({ filter: asJson(query) }, count()));

  // From cell to cell as in a spreadsheet.
  place.addEventListener("keydown", (event) => {
    const name = event.target.dataset?.cell;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!name || !step) return;
    const all = [...place.querySelectorAll(`[data-cell="${name}"]`)];
    all[all.indexOf(event.target) + step]?.focus();
    event.preventDefault();
  });
  keys({ "/": { does: () => form.elements.q.focus(), says: t("key.search") } });

  drawColumns();
  Promise.all([makers(form.elements.brand), families(form.elements.category)]).then(() => intoForm(form, query));
  intoForm(form, query);
  car.show();
  views.load(query.get("view")).then((found) => found || load(true));
};
