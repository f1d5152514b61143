// What all charts have in common: the colours of the page, their axes, and that they follow its width and its theme.
import uPlot from "uplot";
import { lang } from "../words.js";

const months = new Intl.DateTimeFormat(`${lang}-TN-u-nu-latn`, { month: "short", year: "2-digit", timeZone: "UTC" });

export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Months below, and what `written` makes of values beside. */
export const axes = (written) => {
  const common = { stroke: colour("ink-soft"), grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line") } };
  return [
    { ...common, space: 64, values: (_, splits) => splits.map((at) => months.format(new Date(at * 1000))) },
    { ...common, size: 56, values: (_, splits) => splits.map(written) },
  ];
};

/** Days are those of the data, wherever the reader is. */
const utc = (at) => uPlot.tzDate(new Date(at * 1000), "Etc/UTC");

/**
 * Draws into `place`, and again when its width or the colours change.
 *
 * @param made width => { options, columns }
 * @returns () => void, to end it
 */
export const mounted = (place, height, made) => {
  let plot;
  const paint = () => {
    plot?.destroy();
    const { options, columns } = made(place.clientWidth || 320);
    plot = new uPlot({ ...options, tzDate: utc }, columns, place);
  };
  paint();
  const resizing = new ResizeObserver(() => plot.width !== place.clientWidth && place.clientWidth && plot.setSize({ width: place.clientWidth, height }));
  resizing.observe(place);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = document.querySelector("[data-theme-switch]");
  const later = () => requestAnimationFrame(paint);
  dark.addEventListener("change", later);
  theme?.addEventListener("click", later);
  return () => {
    resizing.disconnect();
    dark.removeEventListener("change", later);
    theme?.removeEventListener("click", later);
    plot.destroy();
  };
};
