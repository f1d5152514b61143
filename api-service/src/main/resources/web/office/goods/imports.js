// Files of products and of sales: sending one, and those that were sent.
import { html, nothing, render } from "lit-html";
import { call, get } from "../api.js";
import { list, table } from "../list.js";
import { empty, failed } from "../states.js";
import { tried } from "../toast.js";
import { day, kilobytes, moment, number } from "../written.js";
import { may } from "./may.js";
import { t } from "../words.js";
import { check, field, valuesOf } from "./fields.js";
import { stateBadge } from "./jobs.js";

/** A large file takes its time on a slow line. */
const PATIENCE_MS = 600_000;

const KINDS = {
  products: {
    url: "/api/admin/imports/products",
    name: "products.csv",
    fields: () => html`<div class="fields">
      ${field({ id: "empty", name: "emptyCells", label: t("import.emptyCells"), options: ["KEEP", "CLEAR"].map((value) => ({ value, label: t(`import.emptyCells.${value}`) })) })}
      ${may("override") ? field({ id: "override", name: "overrideReason", label: t("bulk.overrideReason"), most: 300, hint: t("bulk.overrideHint") }) : nothing}
      ${check({ id: "missing", name: "createMissing", label: t("import.createMissing") })}
    </div>`,
    columns: (one) => [number(one.difference.new), number(one.difference.changed), number(one.difference.error)],
    head: ["import.new", "import.changed", "import.errors"],
  },
  sales: {
    url: "/api/admin/imports/sales",
    name: "sales.csv",
    fields: () => html`<div class="fields">
      ${field({ id: "unknown", name: "unknownSkus", label: t("import.unknownSkus"), options: ["PARK", "CREATE"].map((value) => ({ value, label: t(`import.unknownSkus.${value}`) })) })}
      ${field({ id: "order", name: "dateOrder", label: t("import.dateOrder"), options: ["", "DAY_FIRST", "MONTH_FIRST"].map((value) => ({ value, label: t(`import.dateOrder.${value || "GUESS"}`) })) })}
    </div>`,
    columns: (one) => [number(one.rowsStored), number(one.rowsKnown), number(Object.values(one.faultCounts).reduce((sum, n) => sum + n, 0))],
    head: ["import.stored", "import.known", "import.errors"],
  },
};

/** Sends a file as it is; answers the job that reads it. */
export const sendFile = (kind, file, options) => {
  const query = new URLSearchParams({ fileName: file.name.slice(0, 200) || KINDS[kind].name });
  for (const [name, value] of Object.entries(options)) if (value !== null && value !== undefined) query.set(name, value === "on" ? "true" : value);
  return call(`${KINDS[kind].url}?${query}`, { method: "POST", body: file, headers: { "Content-Type": "text/csv" }, patience: PATIENCE_MS }).then((response) => response.json());
};

const sending = (place, kind) => {
  let problem = null;
  let busy = false;
  let file = null;

  const choose = (chosen) => {
    file = chosen ?? null;
    problem = null;
    draw();
  };

  const submit = async (event) => {
    event.preventDefault();
    if (!file) return;
    const { file: _, ...options } = valuesOf(event.target);
    busy = true;
    problem = null;
    draw();
    try {
      const job = await sendFile(kind, file, options);
      location.assign(`/admin/imports/${kind}/${job.id}`);
    } catch (refusal) {
      problem = refusal;
      busy = false;
      draw();
    }
  };

  function draw() {
    render(
      html`<form class="panel stack" @submit=${submit}>
        <h2>${t(`import.${kind}`)}</h2>
        <p class="soft">${t(`import.${kind}Text`)}</p>
        <label class="drop" @dragover=${(event) => event.preventDefault()} @drop=${(event) => (event.preventDefault(), choose(event.dataTransfer.files[0]))}>
          <input type="file" name="file" accept=".csv,.txt,text/csv" @change=${(event) => choose(event.target.files[0])}>
          <span>${file ? html`<bdi><strong>${file.name}</strong></bdi> · ${kilobytes(file.size)}` : t("import.choose")}</span>
        </label>
        ${problem ? html`<div class="note bad" role="alert"><p>${problem.message}</p></div>` : nothing}
        ${KINDS[kind].fields()}
        <p class="row"><button class="button main" ?disabled=${busy || !file}>${busy ? html`<span class="busy" aria-hidden="true"></span>` : nothing}${t(`import.send.${kind}`)}</button></p>
      </form>`,
      place,
    );
  }

  draw();
};

const columns = (kind) => [
  { title: t("import.file"), cell: (one) => html`<a href="/admin/imports/${kind}/${one.id}"><bdi>${one.fileName}</bdi></a>` },
  { title: t("import.state"), cell: stateBadge },
  ...KINDS[kind].head.map((key, at) => ({ title: t(key), number: true, cell: (one) => KINDS[kind].columns(one)[at] })),
  { title: t("import.at"), cell: (one) => html`<time datetime=${one.createdAt}>${moment(one.createdAt)}</time>` },
];

const rows = (kind) => (items) => table(items, columns(kind), { label: t(`import.past.${kind}`) });

const past = (place, kind) => list({ place, url: () => KINDS[kind].url, rows: rows(kind), none: t("import.none") }).load();

/** Sales come as one list, and so do the parts that nobody knows. */
const pastSales = async (place) => {
  try {
    const found = await get(KINDS.sales.url);
    render(found.length ? rows("sales")(found) : empty(t("import.none")), place);
  } catch (failure) {
    render(failed(failure, () => pastSales(place)), place);
  }
};

const unknown = async (place) => {
  const found = await tried(() => get(`${KINDS.sales.url}/unknown`));
  if (!found?.length) return;
  place.hidden = false;
  render(
    html`<h2>${t("import.unknown")}</h2><p class="soft">${t("import.unknownText")}</p>
      ${table(found, [
        { title: t("column.sku"), cell: (one) => html`<bdi class="mono">${one.sku}</bdi>` },
        { title: t("import.rows"), number: true, cell: (one) => number(one.rows) },
        { title: t("import.units"), number: true, cell: (one) => number(one.units) },
        { title: t("import.first"), cell: (one) => day(one.firstPeriod) },
        { title: t("import.last"), cell: (one) => day(one.lastPeriod) },
      ], { label: t("import.unknown") })}`,
    place,
  );
  // Where a link to these leads.
  if (new URLSearchParams(location.search).has("unknown")) place.scrollIntoView();
};

export const start = (root) => {
  if (may("edit")) for (const kind of Object.keys(KINDS)) sending(root.querySelector(`[data-send="${kind}"]`), kind);
  past(root.querySelector('[data-past="products"]'), "products");
  pastSales(root.querySelector('[data-past="sales"]'));
  unknown(root.querySelector("[data-unknown]"));
};
