// A sales file: all of it was taken or nothing; what is wrong with it is listed.
import { html, nothing, render } from "lit-html";
import { get } from "../api.js";
import { number } from "../written.js";
import { follow } from "../job.js";
import { t } from "../words.js";
import { isAtWork, numbers, standing, stateBadge } from "./jobs.js";

const told = (sales) => ({ ...sales, progress: { done: sales.rowsRead, total: Math.max(sales.lines, sales.rowsRead) } });

const faults = (sales) =>
  sales.faults.length
    ? html`<section class="stack"><h2>${t("import.faults")}</h2>
        <ul class="rows">${sales.faults.map((fault) => html`<li class="row-card"><span class="soft">${t("import.line", { n: fault.line })}</span> ${fault.detail}</li>`)}</ul></section>`
    : nothing;

const figures = (sales) =>
  numbers([
    [t("import.rowsRead"), sales.rowsRead],
    [t("import.stored"), sales.rowsStored, "good"],
    [t("import.known"), sales.rowsKnown],
    [t("import.parked"), sales.rowsParked, "care"],
    [t("import.returned"), sales.rowsReturned],
    [t("import.belowZero"), sales.periodsBelowZero, "care"],
    [t("import.made"), sales.productsCreated, "good"],
  ]);

export const start = (root) => {
  const place = root.querySelector("[data-job]");
  const path = `/api/admin/imports/sales/${encodeURIComponent(root.dataset.id)}`;
  let following = false;

  const refuse = (problem) => render(html`<div class="note bad" role="alert"><p>${problem.message}</p></div>`, place);

  const draw = (sales) => {
    render(
      html`<div class="panel stack">
          <p class="row">${stateBadge(sales)} <strong><bdi>${sales.fileName}</bdi></strong>${sales.alreadyImported ? html` <span class="badge care">${t("import.again")}</span>` : nothing}</p>
          ${sales.failure ? html`<div class="note bad"><p>${sales.failure}</p></div>` : nothing}
          ${standing(told(sales))} ${figures(sales)}
          ${sales.firstPeriod ? html`<p class="soft">${t("import.periods", { from: sales.firstPeriod, to: sales.lastPeriod, n: number(sales.rowsStored) })}</p>` : nothing}
          ${sales.rowsParked ? html`<p><a href="/admin/imports?unknown">${t("import.seeUnknown")}</a></p>` : nothing}
        </div>
        ${faults(sales)}`,
      place,
    );
    if (isAtWork(sales) && !following) {
      following = true;
      follow(path, draw, (found) => !isAtWork(found)).over.catch(refuse);
    }
  };

  get(path).then(draw, refuse);
};
