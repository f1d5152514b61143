// A sales file: all of it was taken or nothing; what is wrong with it is listed.
import { html, nothing, render } from "lit-html";
import { get, post } from "../api.js";
import { ask } from "../dialog.js";
import { number } from "../written.js";
import { follow } from "../job.js";
import { toast } from "../toast.js";
import { t } from "../words.js";
import { isAtWork, numbers, standing, stateBadge } from "./jobs.js";
import { may } from "./may.js";

/** Millions of rows are removed, and forecasts measured without them. */
const PATIENCE_MS = 3_600_000;

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
  let goingBack = false;
  let problem = null;

  const refuse = (problem) => render(html`<div class="note bad" role="alert"><p>${problem.message}</p></div>`, place);

  /** Asks once: the file can be sent again, but what was decided since with its sales is not known. */
  const takeBack = async (sales) => {
    if (!(await ask(t("import.undoSales"), { text: t("import.undoSalesText", { n: number(sales.rowsStored + sales.rowsParked) }), confirm: t("job.undo") }))) return;
    [goingBack, problem] = [true, null];
    draw(sales);
    let found = sales;
    try {
      found = await post(`${path}/undo`, undefined, { patience: PATIENCE_MS });
      toast(t("job.UNDONE"));
    } catch (refusal) {
      problem = refusal;
    }
    goingBack = false;
    draw(found);
  };

  const back = (sales) =>
    goingBack
      ? html`<div class="job-progress" role="status"><p class="row"><span class="busy" aria-hidden="true"></span>${t("job.UNDOING")}</p><progress aria-label=${t("job.UNDOING")}></progress></div>`
      : may("edit") && sales.state === "APPLIED"
        ? html`<p class="row"><button type="button" class="button danger" data-decide="undo" @click=${() => takeBack(sales)}>${t("job.undo")}</button></p>`
        : nothing;

  const draw = (sales) => {
    render(
      html`${problem ? html`<div class="note bad" role="alert"><p>${problem.message}</p></div>` : nothing}<div class="panel stack">
          <p class="row">${stateBadge(sales)} <strong><bdi>${sales.fileName}</bdi></strong>${sales.alreadyImported ? html` <span class="badge care">${t("import.again")}</span>` : nothing}</p>
          ${sales.failure ? html`<div class="note bad"><p>${sales.failure}</p></div>` : nothing}
          ${standing(told(sales))} ${figures(sales)}
          ${sales.firstPeriod ? html`<p class="soft">${t("import.periods", { from: sales.firstPeriod, to: sales.lastPeriod, n: number(sales.rowsStored) })}</p>` : nothing}
          ${sales.state === "UNDONE" ? html`<p class="note">${t("import.undoneText")}</p>` : nothing}
          ${sales.rowsParked ? html`<p><a href="/admin/imports?unknown">${t("import.seeUnknown")}</a></p>` : nothing}
          ${back(sales)}
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
