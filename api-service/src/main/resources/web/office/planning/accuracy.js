// How good forecasts were whose periods are over.
import { html, nothing, render } from "lit-html";
import { address, get } from "../api.js";
import { filters, list, named, table } from "../list.js";
import { failed, loading } from "../states.js";
import { counted, t } from "../words.js";
import { ago, day, dinars, number, percent } from "../written.js";
import { draw } from "./accuracy-chart.js";
import { model, part } from "./parts.js";

const ACCURACY = "/api/admin/forecasts/accuracy";

const form = document.querySelector("[data-filters]");

const group = {
  CLASS: (name) => named("class", name),
  MODEL: (name) => model(name),
  HORIZON: (name) => t("accuracy.ahead", { n: name }),
  VINTAGE: (name) => day(name),
  ALL: () => t("accuracy.by.ALL"),
};

/** Within its bounds, too often outside them, or never: by how far the share is from what it should be. */
const within = (share, wanted) => html`<span class="badge ${Math.abs(share - wanted) <= 0.05 ? "good" : share < wanted - 0.1 ? "bad" : "care"}">${percent(share, 1)}</span>`;

const bias = (value) => (value === null ? "–" : html`${percent(value - 1, 1)} <span class="small soft">${t(value > 1.02 ? "accuracy.tooMuch" : value < 0.98 ? "accuracy.tooLittle" : "accuracy.even")}</span>`);

const TOLD = 1.25;

/** By how much errors grew of late; only classes and models are compared with their past. */
const drifted = (ratio) => (ratio === null ? "–" : html`<span class="badge ${ratio > TOLD ? "bad" : ratio > 1.1 ? "care" : "good"}">${percent(ratio - 1)}</span>`);

const columns = () => [
  { title: t(`accuracy.by.${form.elements.by.value}`), cell: (one) => html`<bdi>${group[form.elements.by.value](one.group)}</bdi>` },
  { title: t("accuracy.periods"), cell: (one) => number(one.periods), number: true },
  { title: "WAPE", cell: (one) => percent(one.wape, 1), number: true },
  { title: t("accuracy.biasName"), cell: (one) => bias(one.bias), number: true },
  { title: "MASE", cell: (one) => number(one.mase, 3), number: true },
  { title: "RMSSE", cell: (one) => number(one.rmsse, 3), number: true },
  { title: "Pinball", cell: (one) => number(one.pinball, 3), number: true },
  { title: "80 %", cell: (one) => within(one.within80, 0.8), number: true },
  { title: "95 %", cell: (one) => within(one.within95, 0.95), number: true },
  ...(["CLASS", "MODEL"].includes(form.elements.by.value) ? [{ title: t("accuracy.lately"), cell: (one) => drifted(one.drift), number: true }] : []),
];

const values = filters(form, () => load());
const measured = list({
  place: document.querySelector("[data-list]"),
  url: () => address(ACCURACY, Object.fromEntries(values())),
  rows: (groups) => table(groups, columns(), { label: t("accuracy.title") }),
  none: t("accuracy.none"),
});

/** A part of the page that asks by itself: `ask()` for what it tells, `tell(answer)` in a template. */
const section = (name, ask, tell, then = () => {}) => {
  const place = document.querySelector(`[data-${name}]`);
  let latest = 0;
  const load = async () => {
    const mine = ++latest;
    render(loading(), place);
    try {
      const answer = await ask();
      if (mine !== latest) return;
      render(tell(answer), place);
      then(place, answer);
    } catch (failure) {
      if (mine === latest) render(failed(failure, load), place);
    }
  };
  return load;
};

const soft = (text) => html`<p class="soft">${text}</p>`;

let endOfChart = () => {};
const told = (one) => t("accuracy.timeTold", { day: day(one.group), wape: percent(one.wape, 1), within: percent(one.within80), n: number(one.periods) });
const time = section(
  "time",
  async () => (await get(address(ACCURACY, { ...Object.fromEntries(values()), by: "VINTAGE" }))).data.toReversed(),
  (vintages) =>
    vintages.length < 2
      ? soft(t("accuracy.timeNone"))
      : html`<figure class="chart"><figcaption class="row"><span class="key wape">WAPE</span><span class="key kept">${t("accuracy.kept80")}</span></figcaption>
          <div class="plot short" dir="ltr" role="img" aria-label=${t("accuracy.timeLabel", { from: day(vintages[0].group), to: day(vintages.at(-1).group), first: percent(vintages[0].wape, 1), last: percent(vintages.at(-1).wape, 1) })}></div>
          <p class="small soft" data-readout aria-hidden="true">${told(vintages.at(-1))}</p></figure>`,
  (place, vintages) => {
    endOfChart();
    const plot = place.querySelector(".plot");
    endOfChart = plot ? draw(plot, vintages, (one) => (place.querySelector("[data-readout]").textContent = told(one ?? vintages.at(-1)))) : () => {};
  },
);

const nearer = ({ periods, closer, wapeOfModel, wapeOfStaff }) => {
  const better = wapeOfModel !== null && wapeOfStaff !== null ? wapeOfModel - wapeOfStaff : 2 * closer - periods;
  return html`<p><span class="badge ${better > 0 ? "good" : better < 0 ? "care" : "info"}">${t(better > 0 ? "accuracy.staffBetter" : better < 0 ? "accuracy.modelBetter" : "accuracy.even")}</span> ${t("accuracy.closer", { closer: number(closer), periods: number(periods) })}</p>`;
};
const staff = section(
  "staff",
  () => get(address(`${ACCURACY}/overrides`, { from: form.elements.from.value, to: form.elements.to.value })),
  (found) =>
    found.periods
      ? html`${nearer(found)}${table(
          [
            { who: t("score.model"), wape: found.wapeOfModel, bias: found.biasOfModel },
            { who: t("score.staff"), wape: found.wapeOfStaff, bias: found.biasOfStaff },
          ],
          [
            { title: t("accuracy.who"), cell: (one) => one.who },
            { title: "WAPE", cell: (one) => percent(one.wape, 1), number: true },
            { title: t("accuracy.biasName"), cell: (one) => bias(one.bias), number: true },
          ],
        )}`
      : soft(t("accuracy.staffNone")),
);

const drift = section(
  "drift",
  () => get("/api/admin/insights?kind=DRIFT&limit=10"),
  ({ data, nextCursor, total }) =>
    data.length
      ? html`<p>${counted("accuracy.drifting", total.value)}</p>
          <ul class="stack">${data.map((one) => html`<li>${part(one.product)} <span class="badge care">${t("kind.DRIFT")}</span> <span class="price">${dinars(one.worth)}</span><p class="small soft"><bdi>${one.reason}</bdi> ${t("insights.seen", { when: ago(one.updatedAt) })}</p></li>`)}</ul>
          ${nextCursor ? html`<p><a href="/admin/insights?kind=DRIFT">${t("more")}</a></p>` : nothing}`
      : soft(t("accuracy.driftNone")),
);

const load = () => {
  measured.load();
  time();
  staff();
};
load();
drift();
