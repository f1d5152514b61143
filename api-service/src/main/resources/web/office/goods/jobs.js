// Jobs on many products (imports, bulk edits): a check that changes nothing, then applying, then perhaps undoing. The page of a
// job can be left and come back to; the work goes on without it.
import { html, nothing, render } from "lit-html";
import { get, post } from "../api.js";
import { ask } from "../dialog.js";
import { moment, number } from "../written.js";
import { follow } from "../job.js";
import { may } from "./may.js";
import { toast } from "../toast.js";
import { t } from "../words.js";

const TONES = { CHECKED: "info", APPLIED: "good", FAILED: "bad", CANCELLED: "care", UNDONE: "care" };

export const isAtWork = (job) => ["CHECKING", "APPLYING", "UNDOING"].includes(job.state);

export const stateBadge = (job) => html`<span class="badge ${TONES[job.state] ?? "info"}" data-state=${job.state}>${t(`job.${job.state}`)}</span>`;

export const standing = (job) => {
  if (!isAtWork(job)) return nothing;
  const { done, total } = job.progress;
  return html`<div class="job-progress" role="status">
    <p class="row"><span class="busy" aria-hidden="true"></span>${t(`job.${job.state}`)} · ${number(done)}${total ? ` / ${number(total)}` : ""}</p>
    <progress aria-label=${t(`job.${job.state}`)} max=${total || 1} value=${total ? done : nothing}></progress>
    <p class="soft">${t("job.leave")}</p>
  </div>`;
};

/** Numbers with their names: [[label, value, tone]]; noughts are left out where there is something else. */
export const numbers = (pairs) => {
  const telling = pairs.filter(([, value]) => value > 0);
  return html`<dl class="tally">${(telling.length ? telling : pairs.slice(0, 1)).map(
    ([label, value, tone]) => html`<div class=${tone ?? ""}><dt>${label}</dt><dd>${number(value)}</dd></div>`,
  )}</dl>`;
};

/** From what to what, by field. */
export const differences = (changes) => html`<ul class="changes">${changes.map(
  (change) => html`<li><span class="soft">${t(`field.${change.field}`)}</span> ${change.before ? html`<del><bdi>${change.before}</bdi></del>` : nothing}
    <span class="icon icon-next turns" aria-hidden="true"></span><ins><bdi>${change.after ?? t("nothing")}</bdi></ins></li>`,
)}</ul>`;

const was = (job) => job.appliedAt || (job.outcome && Object.values(job.outcome).some((n) => n > 0));

const DECISIONS = {
  apply: (job) => ["CHECKED"].includes(job.state) || (["CANCELLED", "FAILED"].includes(job.state) && job.checkedAt && !job.undoneAt),
  cancel: (job) => ["CHECKING", "CHECKED", "APPLYING"].includes(job.state),
  undo: (job) => job.state === "APPLIED" || (["CANCELLED", "FAILED"].includes(job.state) && was(job)),
};

/**
 * The page of a job.
 *
 * @param path of the job in the API
 * @param describe the job in a template: what it is, what it would do, what it did
 * @param tabs [{ key, label(job), count(job), query }]: which rows there are to look at
 * @param row a row in a template, for a list
 * @param applying how many rows applying changes
 */
export const jobPage = ({ place, path, describe, tabs, row, applying, more = () => nothing }) => {
  let job = null;
  let problem = null;
  let tab = null;
  let rows = null;
  let nextCursor = null;
  let following = null;

  const refuse = (refusal) => {
    problem = refusal;
    draw();
  };

  const loadRows = async (fresh) => {
    if (fresh) {
      rows = null;
      nextCursor = null;
    }
    const filled = tabs.filter((one) => one.count(job) > 0);
    if (!filled.includes(tab)) tab = filled[0] ?? null;
    draw();
    if (!tab) return;
    try {
      const query = new URLSearchParams({ ...tab.query, limit: "50", ...(nextCursor && { cursor: nextCursor }) });
      const page = await get(`${path}/rows?${query}`);
      rows = [...(rows ?? []), ...page.data];
      nextCursor = page.nextCursor;
      draw();
    } catch (refusal) {
      refuse(refusal);
    }
  };

  const take = (found) => {
    const before = job?.state;
    job = found;
    draw();
    if (!isAtWork(job)) {
      if (before && before !== job.state && job.state !== "CHECKED") toast(t(`job.${job.state}`), job.state === "APPLIED" && may("edit") ? { undo: () => decide("undo", true) } : undefined);
      loadRows(true);
    } else if (!following) {
      following = follow(path, take, (found) => !isAtWork(found));
      following.over.catch(refuse).finally(() => (following = null));
    }
  };

  const decide = async (decision, sure = decision !== "cancel") => {
    if (!sure && !(await ask(t(`job.${decision}`), { text: t(`job.${decision}Text`), confirm: t(`job.${decision}`) }))) return;
    problem = null;
    try {
      take(await post(`${path}/${decision}`));
    } catch (refusal) {
      refuse(refusal);
    }
  };

  const button = (decision, look, text = t(`job.${decision}`)) =>
    may("edit") && DECISIONS[decision](job) ? html`<button type="button" class="button ${look}" data-decide=${decision} @click=${() => decide(decision)}>${text}</button>` : nothing;

  const list = () => html`<section class="job-rows">
    <div class="chips" role="group" aria-label=${t("job.rows")}>
      ${tabs.filter((one) => one.count(job) > 0).map(
        (one) => html`<button type="button" class="chip" aria-pressed=${one === tab ? "true" : "false"} @click=${() => ((tab = one), loadRows(true))}>${one.label} <b>${number(one.count(job))}</b></button>`,
      )}
    </div>
    ${rows === null
      ? tab && !problem ? html`<p class="row soft" role="status"><span class="busy" aria-hidden="true"></span>${t("loading")}</p>` : nothing
      : html`<ul class="rows" data-rows>${rows.map(row)}</ul>`}
    ${nextCursor ? html`<p><button type="button" class="button" @click=${() => loadRows(false)}>${t("more")}</button></p>` : nothing}
  </section>`;

  function draw() {
    render(
      html`${problem ? html`<div class="note bad" role="alert"><p>${problem.message}</p></div>` : nothing}
        ${job
          ? html`<div class="panel stack">
                <p class="row">${stateBadge(job)} <span class="soft"><time datetime=${job.createdAt}>${moment(job.createdAt)}</time></span></p>
                ${job.failure ? html`<div class="note bad"><p>${job.failure}</p></div>` : nothing}
                ${standing(job)} ${describe(job)}
                <p class="row">${button("apply", "main", t("job.applyTo", { n: number(applying(job)) }))} ${button("undo", "")} ${button("cancel", "danger")} ${more(job)}</p>
              </div>
              ${list()}`
          : problem ? nothing : html`<p class="row soft" role="status"><span class="busy" aria-hidden="true"></span>${t("loading")}</p>`}`,
      place,
    );
  }

  draw();
  get(path).then(take, refuse);
};
