// A product file: how it was read, what it would change, applying and undoing.
import { html, nothing, render } from "lit-html";
import { may } from "./may.js";
import { t } from "../words.js";
import { field, valuesOf } from "./fields.js";
import { sendFile } from "./imports.js";
import { differences, jobPage, numbers } from "./jobs.js";

const FIELDS = ["sku", "name", "name_ar", "description", "brand", "category", "quality", "price", "cost", "stock", "listed", "image", "attributes", "mpn", "ean", "oe", "cross", "superseded"];

const SIGNS = { ";": ";", ",": ",", "\t": "tab", "|": "|" };

const describe = (job) => html`<p><strong><bdi>${job.fileName}</bdi></strong>${job.alreadyImported ? html` <span class="badge care">${t("import.again")}</span>` : nothing}</p>
  <p class="soft">${t("import.readAs", { charset: job.reading.charset, separator: SIGNS[job.reading.separator] ?? job.reading.separator, decimal: job.reading.decimal })}</p>
  ${numbers([
    [t("import.new"), job.difference.new, "good"],
    [t("import.changed"), job.difference.changed, "good"],
    [t("import.unchanged"), job.difference.unchanged],
    [t("import.errors"), job.difference.error, "bad"],
    [t("job.created"), job.outcome.created, "good"],
    [t("job.updated"), job.outcome.updated, "good"],
    [t("job.conflicts"), job.outcome.conflict, "care"],
    [t("job.undone"), job.outcome.undone],
    [t("job.partlyUndone"), job.outcome.partlyUndone, "care"],
  ])}
  ${job.missing.length
    ? html`<p>${t("import.makes")} ${job.missing.map((one) => html`<span class="badge info">${t(`import.missing.${one.kind}`)} <bdi>${one.name}</bdi></span> `)}</p>`
    : nothing}
  ${columns(job)}`;

/** Which column was taken for what; with the file at hand it can be read otherwise. */
const columns = (job) => {
  const headers = [...Object.values(job.reading.columns).map((column) => column.header), ...job.reading.ignoredColumns];
  return html`<details ?open=${job.state === "CHECKED" && job.reading.ignoredColumns.length > 0}>
    <summary>${t("import.columns", { known: Object.keys(job.reading.columns).length, ignored: job.reading.ignoredColumns.length })}</summary>
    <form class="stack" @submit=${(event) => again(event, job)}>
      <div class="fields">
        ${FIELDS.map((name) =>
          field({
            id: `column-${name}`,
            name,
            label: t(`field.${name}`),
            value: job.reading.columns[name]?.header ?? "",
            options: [{ value: "", label: t("import.noColumn") }, ...headers.map((header) => ({ value: header, label: header }))],
            disabled: !may("edit"),
          }),
        )}
      </div>
      ${may("edit") && !job.appliedAt
        ? html`<p class="row"><label class="field"><span class="label">${t("import.sameFile")}</span><input type="file" name="file" required accept=".csv,.txt,text/csv"></label>
            <button class="button">${t("import.readAgain")}</button></p>`
        : nothing}
    </form>
  </details>`;
};

const again = async (event, job) => {
  event.preventDefault();
  const { file, ...columns } = valuesOf(event.target);
  const mapping = JSON.stringify(Object.fromEntries(FIELDS.map((name) => [name, columns[name] ?? ""])));
  const { createMissing, emptyCells } = job.reading;
  const note = document.createElement("div");
  event.target.append(note);
  try {
    const read = await sendFile("products", file, { mapping, createMissing, emptyCells, overrideReason: job.reading.overrideReason ?? null, again: true });
    location.assign(`/admin/imports/products/${read.id}`);
  } catch (problem) {
    render(html`<div class="note bad" role="alert"><p>${problem.message}</p></div>`, note);
  }
};

const row = (one) => html`<li class="row-card">
  <span class="soft">${t("import.line", { n: one.line })}</span> <bdi class="mono">${one.sku}</bdi>
  <span class="badge ${one.kind === "ERROR" ? "bad" : one.kind === "NEW" ? "good" : ""}">${t(`kind.${one.kind}`)}</span>
  ${one.outcome ? html`<span class="badge">${t(`outcome.${one.outcome}`)}</span>` : nothing}
  ${one.changes.length ? differences(one.changes) : nothing}
  ${one.errors.length
    ? html`<ul class="faults">${one.errors.map((fault) => html`<li><bdi>${fault.column}</bdi>${fault.value ? html` « <bdi>${fault.value}</bdi> »` : nothing} : ${fault.problem}</li>`)}</ul>`
    : nothing}
  ${one.conflicts.length
    ? html`<ul class="faults">${one.conflicts.map((conflict) => html`<li>${t(`field.${conflict.field}`)} : ${t("job.nowIs")} <bdi>${conflict.now ?? t("nothing")}</bdi></li>`)}</ul>`
    : nothing}
</li>`;

export const start = (root) => {
  const path = `/api/admin/imports/products/${encodeURIComponent(root.dataset.id)}`;
  jobPage({
    place: root.querySelector("[data-job]"),
    path,
    describe,
    applying: (job) => job.difference.new + job.difference.changed,
    tabs: [
      { key: "error", label: t("import.errors"), count: (job) => job.difference.error, query: { kind: "ERROR" } },
      { key: "new", label: t("import.new"), count: (job) => job.difference.new, query: { kind: "NEW" } },
      { key: "changed", label: t("import.changed"), count: (job) => job.difference.changed, query: { kind: "CHANGED" } },
      { key: "conflict", label: t("job.conflicts"), count: (job) => job.outcome.conflict, query: { outcome: "CONFLICT" } },
    ],
    row,
    more: (job) =>
      job.difference.error + job.outcome.conflict > 0 && may("edit")
        ? html`<a class="button" href="${path}/errors.csv" download>${t("import.errorFile")}</a>`
        : nothing,
  });
};
