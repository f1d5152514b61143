// One run, as it goes on, and what failed in it.
import { html, nothing, render } from "lit-html";
import { get } from "../api.js";
import { follow, progress } from "../job.js";
import { table } from "../list.js";
import { empty, failed, loading } from "../states.js";
import { t } from "../words.js";
import { moment } from "../written.js";
import { counts, duration, isOver, outcome } from "./run-words.js";

const { run: id, agent } = document.querySelector("[data-run]").dataset;
const stands = document.querySelector("[data-stands]");
const failures = document.querySelector("[data-failures]");
const path = `/api/admin/agents/${agent}/runs/${id}`;
let shown = -1;

const fact = (title, value) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`;

const show = (run) => {
  const parameters = Object.entries(run.parameters);
  render(
    html`<p class="row">${outcome(run)} ${isOver(run) ? nothing : progress(run.tasks.done + run.tasks.failed, run.tasks.total, t(`agent.${agent}`))}</p>
      <dl class="facts">
        ${fact(t("runs.requested"), moment(run.requestedAt))}
        ${fact(t("runs.origin"), t(`origin.${run.origin}`))}
        ${fact(t("run.began"), moment(run.startedAt))}
        ${fact(t("run.ended"), moment(run.finishedAt))}
        ${fact(t("runs.took"), duration(run))}
        ${fact(t("runs.tasks"), t("runs.tasksOf", run.tasks))}
        ${fact(t("runs.counts"), counts(run))}
        ${parameters.length ? fact(t("run.parameters"), html`<bdi class="ref">${parameters.map(([name, value]) => `${name}=${value}`).join(" ")}</bdi>`) : nothing}
      </dl>
      ${run.error ? html`<p class="note bad"><span><strong>${t("run.error")}</strong> <bdi class="ref">${run.error}</bdi></span></p>` : nothing}`,
    stands,
  );
  if (run.tasks.failed !== shown) {
    shown = run.tasks.failed;
    tell();
  }
};

const tell = async () => {
  try {
    const { data } = await get(`${path}/failures`);
    render(
      data.length
        ? html`${table(
              data,
              [
                { title: t("run.task"), cell: (one) => html`<bdi class="ref">${one.task}</bdi>` },
                { title: t("run.why"), cell: (one) => html`<bdi class="ref">${one.error}</bdi>` },
                { title: t("run.when"), cell: (one) => moment(one.at) },
              ],
              { label: t("run.failures") },
            )}
            <p><a href="/admin/dead-letters?agent=${agent}">${t("run.letters")}</a></p>`
        : empty(t("run.noFailures")),
      failures,
    );
  } catch (failure) {
    render(failed(failure, tell), failures);
  }
};

const watch = () => follow(path, show, isOver).over.catch((failure) => render(failed(failure, watch), stands));
render(loading(), stands);
watch();
