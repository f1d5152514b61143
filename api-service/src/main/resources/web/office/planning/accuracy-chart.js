// A picture of how good forecasts were, vintage by vintage, by uPlot.
import { percent } from "../written.js";
import { axes, colour, mounted } from "./chart-base.js";

const HEIGHT_PX = 220;

const options = (width, vintages, readout) => ({
  width,
  height: HEIGHT_PX,
  legend: { show: false },
  scales: { x: { time: true }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.05)] } },
  axes: axes((value) => percent(value)),
  series: [{}, { stroke: colour("door"), width: 2, points: { show: true, size: 6 } }, { stroke: colour("good"), width: 1.5, dash: [6, 3], points: { show: true, size: 5 } }],
  cursor: { y: false, points: { show: false } },
  hooks: { setCursor: [(plot) => readout(plot.cursor.idx === null ? undefined : vintages[plot.cursor.idx])] },
});

/**
 * Draws into `place`.
 *
 * @param vintages oldest first, as the API measures them by VINTAGE
 * @param readout vintage or undefined => void, as the pointer moves
 * @returns () => void, to end it
 */
export const draw = (place, vintages, readout) =>
  mounted(place, HEIGHT_PX, (width) => ({
    options: options(width, vintages, readout),
    columns: [vintages.map((one) => Date.parse(one.group) / 1000), vintages.map((one) => one.wape), vintages.map((one) => one.within80)],
  }));
