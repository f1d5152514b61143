// All that is needed to judge the forecast of a part, and to expect something else.
import { html, nothing, render } from "lit-html";
import { address, get } from "../api.js";
import { named, table } from "../list.js";
import { failed, loading } from "../states.js";
import { tried } from "../toast.js";
import { counted, t } from "../words.js";
import { ago, day, dinars, number, percent } from "../written.js";
import { draw, told } from "./chart.js";
import { formula, witnesses } from "./formula.js";
import { judged } from "./judged.js";
import { override, revoke } from "./override.js";
import { demandClass, importance, mayDecide, model, risk, weeks } from "./parts.js";
import { periods } from "./periods.js";

const place = document.querySelector("[data-review]");
const heading = document.querySelector("h1");
const product = location.pathname.split("/").at(-1);
const may = mayDecide();
let review;
let quality;
let signals = [];
let endOfChart = () => {};

const fact = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/** How far forecasts of this part may be trusted, from what came true of them. */
const trust = ({ score, points }) => {
  const [first] = points;
  const width = first ? t("trust.width", { lo: number(first.lo80, 1), hi: number(first.hi80, 1) }) : "";
  return score.periods
    ? html`${t("trust.kept", { share: percent(score.within95), periods: number(score.periods), error: number(score.modelError, 1) })} ${width}`
    : html`${t("trust.none")} ${width}`;
};

const facts = () => html`<dl class="outlook panel">
  ${fact(t("col.risk"), html`${risk(review.stockOutRisk)} <span class="small soft">${t("risk.within", { weeks: number(review.plan.protectionWeeks, 1) })}</span>`)}
  ${fact(t("col.stock"), html`${number(review.stock)} <span class="small soft">${weeks(review.coverWeeks)}</span>`)}
  ${fact(t("col.weekly"), html`${number(review.weeklyDemand, 1)} <span class="small soft">${dinars(review.weeklyWorth)}</span>`)}
  ${fact(t("col.importance"), html`${importance(review.plan)} <span class="small soft">${review.plan.abc ? `${t(`abc.${review.plan.abc}`)} ; ${t(`xyz.${review.plan.xyz}`)}` : ""}</span>`)}
  ${fact(t("col.class"), html`${demandClass(review.demandClass)} <span class="small soft">${t(`class.${review.demandClass}.why`)}</span>`)}
  ${fact(t("model"), html`${model(review.model)} <span class="small soft">${t("model.made", { when: ago(review.vintage), day: day(review.trainedTo) })} ${witnesses(review)}</span>`)}
  ${fact(t("trust"), trust(review))}
</dl>`;

/** Draws when the page stands, since a drawing has to know its width. */
const paint = (rows) => {
  const plot = place.querySelector(".plot");
  if (!plot) return;
  endOfChart();
  const readout = place.querySelector("[data-readout]");
  endOfChart = draw(plot, rows, (row) => (readout.textContent = row ? told(row) : t("chart.hint")));
};

const chart = (rows) => html`<figure class="panel chart">
  <figcaption class="row"><span class="key sold">${t("legend.sold")}</span><span class="key mean">${t("legend.mean")}</span><span class="key in80">${t("legend.in80")}</span><span class="key in95">${t("legend.in95")}</span><span class="key override">${t("legend.override")}</span></figcaption>
  <div class="plot" dir="ltr" role="img" aria-label=${t("chart.label", { name: review.product.name, from: day(rows[0].start), to: day(rows.at(-1).start) })}></div>
  <p class="small soft" data-readout aria-hidden="true"></p>
</figure>`;

const figures = (rows) => html`<details class="panel"><summary>${t("chart.table")}</summary>
  ${table([...rows].reverse(), [
    { title: t("col.period"), cell: (row) => day(row.start) },
    { title: t("legend.sold"), cell: (row) => (row.sold === undefined ? "" : number(row.sold, 1)), number: true },
    { title: t("legend.mean"), cell: (row) => (row.mean === undefined ? "" : number(row.mean, 1)), number: true },
    { title: t("legend.in80"), cell: (row) => (row.lo80 === undefined ? "" : `${number(row.lo80, 1)} – ${number(row.hi80, 1)}`), number: true },
    { title: t("legend.in95"), cell: (row) => (row.lo95 === undefined ? "" : `${number(row.lo95, 1)} – ${number(row.hi95, 1)}`), number: true },
    { title: t("legend.override"), cell: (row) => (row.override == null ? "" : number(row.override, 1)), number: true },
  ])}</details>`;

const correction = (point) => html`<li class="row spread">
  <span><strong>${day(point.periodStart)}</strong> : ${t("override.instead", { n: number(point.override.quantity, 1), model: number(point.mean, 1) })} <span class="soft"><bdi>${point.override.reason}</bdi> (<bdi>${point.override.by}</bdi>, ${ago(point.override.at)})</span></span>
  ${may ? html`<button class="button" type="button" aria-label="${t("override.revoke")} ${day(point.periodStart)}" @click=${() => tried(() => revoke(review, point.override, changed))}>${t("override.revoke")}</button>` : nothing}
</li>`;

/** What came of earlier overrides: who was nearer, staff or the model. */
const scored = () => {
  const past = review.past.filter((one) => one.override !== null);
  if (!past.length) return nothing;
  const nearer = (one) => (one.actual === null ? "–" : t(Math.abs(one.override - one.actual) < Math.abs(one.mean - one.actual) ? "score.staff" : "score.model"));
  const { valueAdded, overridden } = review.score;
  return html`<h3>${t("score.title")}</h3>
    ${valueAdded === null ? nothing : html`<p>${t(valueAdded > 0 ? "score.better" : "score.worse", { n: number(Math.abs(valueAdded), 1), periods: number(overridden) })}</p>`}
    ${table(past, [
      { title: t("col.period"), cell: (one) => day(one.periodStart) },
      { title: t("legend.override"), cell: (one) => number(one.override, 1), number: true },
      { title: t("legend.mean"), cell: (one) => number(one.mean, 1), number: true },
      { title: t("legend.sold"), cell: (one) => number(one.actual, 1), number: true },
      { title: t("score.nearer"), cell: nearer },
    ])}`;
};

const corrections = () => {
  const now = review.points.filter((point) => point.override);
  return html`<section class="panel stack" aria-labelledby="corrections"><div class="row spread"><h2 id="corrections">${t("override.heading")}</h2>
    ${may ? html`<button class="button main" type="button" data-override @click=${() => tried(() => override(review, changed))}>${t("override")}</button>` : nothing}</div>
    ${now.length ? html`<ul class="stack">${now.map(correction)}</ul>` : html`<p class="soft">${t("override.none")}</p>`}
    ${scored()}</section>`;
};

const more = () => html`
  ${signals.length
    ? html`<section class="panel stack" aria-labelledby="signals"><h2 id="signals">${t("place.insights")}</h2><ul class="stack">${signals.map(
        (one) => html`<li><span class="badge info">${named("kind", one.kind)}</span> <bdi>${one.reason}</bdi> <strong><bdi>${one.advice}</bdi></strong> <span class="price">${dinars(one.worth)}</span></li>`,
      )}</ul><p><a href=${address("/admin/insights", { sku: review.product.sku })}>${counted("review.signals", signals.length)}</a></p></section>`
    : nothing}
  ${quality ? html`<section class="panel stack" aria-labelledby="quality"><h2 id="quality">${t("sales.title")}</h2>${judged(quality)}</section>` : nothing}`;

const show = () => {
  const rows = periods(review);
  render(html`<bdi>${review.product.name}</bdi> <bdi class="ref small soft">${review.product.sku}</bdi>`, heading);
  place.setAttribute("aria-busy", "false");
  render(
    html`<div class="stack">${facts()} ${rows.length ? chart(rows) : nothing} ${figures(rows)} ${corrections()}
      <section class="panel stack" aria-labelledby="plan"><h2 id="plan">${t("formula.heading")}</h2>${formula(review)}<p><a href=${address("/admin/terms", { q: review.product.sku })}>${t("terms.change")}</a></p></section>
      ${more()}</div>`,
    place,
  );
  paint(rows);
};

const changed = (now) => {
  review = now;
  show();
};

const load = async () => {
  render(loading(), place);
  try {
    review = await get(`/api/admin/forecasts/products/${product}`);
    show();
  } catch (failure) {
    render(failed(failure, failure.status === 404 ? undefined : load), place);
    return;
  }
  // What is told beside it may be missing.
  const [judgement, found] = await Promise.allSettled([get(`/api/admin/sales/quality/products/${product}`), get(address("/api/admin/insights", { sku: review.product.sku }))]);
  quality = judgement.value;
  signals = found.value?.data ?? [];
  show();
};

heading.replaceChildren();
place.replaceChildren();
load();
