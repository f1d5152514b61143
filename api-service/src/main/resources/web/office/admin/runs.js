// The agents: what each does now and next, and its runs.
import { html, nothing, render } from "lit-html";
import { address, get, once, post } from "../api.js";
import { follow, progress } from "../job.js";
import { filters, list, table } from "../list.js";
import { failed, loading } from "../states.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { ago, moment } from "../written.js";
import { counts, duration, isOver, link, outcome } from "./run-words.js";

const form = document.querySelector("[data-filters]");
const history = list({
  place: document.querySelector("[data-list]"),
  url: () => address(`/api/admin/agents/${form.elements.agent.value}/runs`, { state: form.elements.state.value, limit: 20 }),
  none: t("runs.none"),
  rows: (runs) =>
    table(
      runs,
      [
        { title: t("runs.requested"), cell: (run) => html`<a href=${link(run)}>${moment(run.requestedAt)}</a>` },
        { title: t("runs.origin"), cell: (run) => t(`origin.${run.origin}`) },
        { title: t("runs.state"), cell: outcome },
        { title: t("runs.tasks"), cell: (run) => t("runs.tasksOf", run.tasks), number: true },
        { title: t("runs.took"), cell: duration, number: true },
        { title: t("runs.counts"), cell: counts },
      ],
      { label: t("runs.history"), row: (run) => ({ id: run.id }) },
    ),
});

filters(form, history.load);

const agents = [...document.querySelectorAll("[data-agent]")].map((panel) => ({
  slug: panel.dataset.agent,
  now: panel.querySelector("[data-now]"),
  button: panel.querySelector("[data-start]"),
}));

const next = (entry) => (entry?.nextAt && new Date(entry.nextAt) > new Date() ? html`${moment(entry.nextAt)} <span class="soft">(${ago(entry.nextAt)})</span>` : t("runs.notPlanned"));

const draw = (agent, entry, run) =>
  render(
    html`<dl class="facts">
        <div><dt>${t("runs.next")}</dt><dd>${next(entry)}</dd></div>
        <div><dt>${t("runs.last")}</dt><dd>${run ? html`<a href=${link(run)}>${moment(run.requestedAt)}</a> ${outcome(run)}` : t("runs.never")}</dd></div>
      </dl>
      ${run && !isOver(run) ? progress(run.tasks.done + run.tasks.failed, run.tasks.total, t(`agent.${agent.slug}`)) : nothing}`,
    agent.now,
  );

/** Shows a run until it is over, whoever started it. */
const watch = async (agent, entry, run) => {
  draw(agent, entry, run);
  if (agent.button) agent.button.disabled = Boolean(run) && !isOver(run);
  if (!run || isOver(run)) return;
  const over = await tried(() => follow(`/api/admin/agents/${agent.slug}/runs/${run.id}`, (now) => draw(agent, entry, now), isOver).over);
  if (agent.button) agent.button.disabled = false;
  if (!over) return;
  toast(t(`runs.over.${over.state}`, { agent: t(`agent.${agent.slug}`) }), { bad: over.state === "FAILED" });
  if (form.elements.agent.value === agent.slug) history.load();
};

const open = async (agent, timetable) => {
  render(loading(), agent.now);
  try {
    const entry = (await timetable).data.find((one) => one.agent.toLowerCase() === agent.slug);
    const latest = await get(`/api/admin/agents/${agent.slug}/runs?limit=1`);
    agent.button?.addEventListener("click", async () => {
      agent.button.disabled = true;
      const run = await tried(() => post(`/api/admin/agents/${agent.slug}/runs`, {}, { headers: once() }));
      if (!run) {
        agent.button.disabled = false;
        return;
      }
      toast(t("runs.started"));
      if (form.elements.agent.value === agent.slug) history.load();
      watch(agent, entry, run);
    });
    await watch(agent, entry, latest.data[0]);
  } catch (failure) {
    render(failed(failure, () => open(agent, get("/api/admin/agents"))), agent.now);
  }
};

const timetable = get("/api/admin/agents");
for (const agent of agents) open(agent, timetable);
history.load();
