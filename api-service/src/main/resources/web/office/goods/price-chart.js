// What a product cost over time: a price holds from its step until the next. The table below it has the same in numbers.
import { html, nothing, svg } from "lit-html";
import { t } from "../words.js";
import { day, dinars, number } from "../written.js";

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [720, 220, 64, 24, 12];

const path = (steps, end, x, y) => {
  const lines = steps.flatMap((step, at) => {
    const until = x(at + 1 < steps.length ? steps[at + 1].at : end);
    return [`${at ? "L" : "M"}${x(step.at)} ${y(step.value)}`, `L${until} ${y(step.value)}`];
  });
  return lines.join("");
};

/** @param chart as the API answers it; offers in other currencies are left out, since they cannot be compared */
export const priceChart = (chart) => {
  const own = chart.own.map((step) => ({ at: Date.parse(step.at), value: Number(step.price.amount) }));
  const others = chart.competitors
    .filter((offer) => offer.steps.length && offer.steps.every((step) => step.currency === "TND"))
    .map((offer) => ({ ...offer, points: offer.steps.map((step) => ({ at: Date.parse(step.at), value: Number(step.amount) })) }));
  if (!own.length) return nothing;
  const [from, to] = [Date.parse(chart.from), Date.parse(chart.to)];
  const values = [...own, ...others.flatMap((offer) => offer.points)].map((step) => step.value);
  const [low, high] = [Math.min(...values) * 0.95, Math.max(...values) * 1.05 || 1];
  const x = (time) => (LEFT + ((Math.max(from, Math.min(to, time)) - from) / (to - from || 1)) * (WIDTH - LEFT - 8)).toFixed(1);
  const y = (value) => (HEIGHT - BOTTOM - ((value - low) / (high - low || 1)) * (HEIGHT - BOTTOM - TOP)).toFixed(1);
  const marks = [low, (low + high) / 2, high];
  const last = own.at(-1).value;
  return html`<figure class="price-chart" dir="ltr">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${t("price.chartOf", { from: day(chart.from), low: dinars(Math.min(...own.map((step) => step.value))), high: dinars(Math.max(...own.map((step) => step.value))), now: dinars(last) })}>
      ${marks.map((value) => svg`<g><line class="rule" x1=${LEFT} x2=${WIDTH - 8} y1=${y(value)} y2=${y(value)}></line><text x=${LEFT - 6} y=${y(value)} text-anchor="end" dominant-baseline="middle">${number(value, 1)}</text></g>`)}
      <text x=${LEFT} y=${HEIGHT - 6}>${day(chart.from)}</text><text x=${WIDTH - 8} y=${HEIGHT - 6} text-anchor="end">${day(chart.to)}</text>
      ${others.map((offer) => svg`<path class="other" d=${path(offer.points, Math.min(to, Date.parse(offer.lastSeenAt)), x, y)}><title>${offer.seller}</title></path>`)}
      <path class="own" d=${path(own, to, x, y)}></path>
    </svg>
    <figcaption class="row soft"><span class="key own">${t("price.ours")}</span>${others.length ? html`<span class="key other">${t("price.competitors", { n: number(others.length) })}</span>` : nothing}</figcaption>
  </figure>`;
};
