// A picture of a forecast, by uPlot: what was sold, what is expected with its bounds, and what staff expect instead.
import { t } from "../words.js";
import { day, number } from "../written.js";
import { axes, colour, mounted } from "./chart-base.js";

const HEIGHT_PX = 320;
const seconds = (start) => Date.parse(`${start}T00:00:00Z`) / 1000;

/** Where each series is among the columns. */
const [HI80, LO80, HI95, LO95] = [4, 5, 6, 7];

const columns = (rows) => {
  const column = (name) => rows.map((row) => row[name] ?? null);
  return [rows.map((row) => seconds(row.start)), column("sold"), column("mean"), column("override"), column("hi80"), column("lo80"), column("hi95"), column("lo95")];
};

const options = (rows, width, readout) => {
  const bound = { stroke: "transparent", points: { show: false } };
  return {
    width,
    height: HEIGHT_PX,
    legend: { show: false },
    scales: { x: { time: true }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.08)] } },
    axes: axes((value) => number(value, 1)),
    series: [
      {},
      { stroke: colour("ink"), width: 1.5, points: { size: 4 } },
      { stroke: colour("door"), width: 2, dash: [6, 3], points: { show: false } },
      { stroke: "transparent", points: { show: true, size: 9, stroke: colour("care"), fill: colour("care-wash"), width: 2 } },
      bound,
      bound,
      bound,
      bound,
    ],
    bands: [
      { series: [HI95, LO95], fill: `${colour("door")}26` },
      { series: [HI80, LO80], fill: `${colour("door")}33` },
    ],
    cursor: { y: false, points: { show: false } },
    hooks: { setCursor: [(plot) => readout(plot.cursor.idx === null ? undefined : rows[plot.cursor.idx])] },
  };
};

/** In a line: the period under the pointer. */
export const told = (row) =>
  [
    day(row.start),
    row.sold === undefined ? "" : row.sold === null ? t("chart.unknown") : t("chart.sold", { n: number(row.sold, 1) }),
    row.mean === undefined ? "" : t("chart.expected", { n: number(row.mean, 1), lo: number(row.lo95, 1), hi: number(row.hi95, 1) }),
    row.override == null ? "" : t("chart.override", { n: number(row.override, 1) }),
  ]
    .filter(Boolean)
    .join(" · ");

/**
 * Draws into `place`, and again when its width or the colours change.
 *
 * @param readout row or undefined => void, as the pointer moves
 * @returns () => void, to end it
 */
export const draw = (place, rows, readout) => mounted(place, HEIGHT_PX, (width) => ({ options: options(rows, width, readout), columns: columns(rows) }));
