// How runs are told of.
import { html } from "lit-html";
import { named } from "../list.js";
import { t } from "../words.js";
import { number } from "../written.js";

const KIND = { SUCCEEDED: "good", PARTIAL: "care", FAILED: "bad", RUNNING: "info", QUEUED: "" };

export const isOver = (run) => ["SUCCEEDED", "PARTIAL", "FAILED"].includes(run.state);

export const link = (run) => `/admin/runs/${run.agent.toLowerCase()}/${run.id}`;

export const outcome = (run) => html`<span class="badge ${KIND[run.state]}">${t(`state.${run.state}`)}</span>`;

/** From its beginning until its end, or until now. */
export const duration = (run) => {
  if (!run.startedAt) return "–";
  const seconds = Math.max(0, Math.round((new Date(run.finishedAt ?? Date.now()) - new Date(run.startedAt)) / 1000));
  if (seconds < 60) return t("seconds", { n: seconds });
  return seconds < 3600 ? t("minutes", { n: Math.round(seconds / 60) }) : t("hours", { n: number(seconds / 3600, 1) });
};

export const counts = (run) => {
  const told = Object.entries(run.counts);
  return told.length ? html`<ul class="chips">${told.map(([name, n]) => html`<li class="badge">${named("count", name)} ${number(n)}</li>`)}</ul>` : "–";
};
