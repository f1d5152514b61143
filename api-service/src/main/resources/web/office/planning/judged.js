// What is odd about the sales of a part, and what to do about it.
import { html, nothing } from "lit-html";
import { named } from "../list.js";
import { t } from "../words.js";
import { day, number } from "../written.js";

const tone = { SERIOUS: "bad", WARNING: "care", INFO: "info", NONE: "good" };

const finding = (one) => html`<li><span class="badge ${tone[one.severity]}">${named("severity", one.severity)}</span> <strong>${one.title}</strong>
  <p>${one.what}${one.period ? html` <span class="soft">(${day(one.period)})</span>` : nothing}</p><p class="soft">${one.advice}</p></li>`;

export const judged = (one) => html`<p class="small soft">${t("sales.known", { periods: number(one.periods), grain: t(`grain.${one.grain}`), sold: number(one.periodsSold), from: day(one.firstPeriod), to: day(one.lastPeriod) })} ${t(`confidence.${one.confidence}`)}</p>
  ${one.findings.length ? html`<ul class="findings stack">${one.findings.map(finding)}</ul>` : nothing}`;
