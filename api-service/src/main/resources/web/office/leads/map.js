// Where the leads are: a tile for each governorate, laid out as they lie, darker where there are more.
import { html, render, svg } from "lit-html";
import { get } from "../api.js";
import { failed, loading } from "../states.js";
import { t } from "../words.js";
import { number } from "../written.js";
import { TILES } from "./governorates.js";

const TILE = 100;
const GAP = 6;
const SHADES = 4;
const place = document.querySelector("[data-map]");

const tile = (name, n, most) => {
  const [column, row] = TILES[name];
  const shade = n ? Math.ceil((SHADES * Math.log1p(n)) / Math.log1p(most)) : 0;
  return svg`<a href="/admin/leads?governorate=${encodeURIComponent(name)}&state=" class="tile shade-${shade}" aria-label="${t(`governorate.${name}`)} : ${number(n)}">
    <g transform="translate(${column * (TILE + GAP)} ${row * (TILE + GAP)})"><rect width=${TILE} height=${TILE} rx="10"></rect>
      <text x=${TILE / 2} y="44" class="tile-name">${t(`governorate.${name}`)}</text><text x=${TILE / 2} y="74" class="tile-n">${number(n)}</text></g></a>`;
};

const show = async () => {
  render(loading(), place);
  try {
    const found = new Map((await get("/api/admin/leads/governorates")).map((one) => [one.governorate, one.leads]));
    const names = Object.keys(TILES);
    const most = Math.max(1, ...names.map((name) => found.get(name) ?? 0));
    const nowhere = [...found].filter(([name]) => !(name in TILES)).reduce((sum, [, n]) => sum + n, 0);
    render(
      html`<svg class="tiles" viewBox="0 0 ${5 * (TILE + GAP)} ${7 * (TILE + GAP)}" role="group" aria-label=${t("place.lead-map")}>${names.map((name) => tile(name, found.get(name) ?? 0, most))}</svg>
        <p class="soft">${t("map.nowhere", { n: number(nowhere) })}</p>`,
      place,
    );
  } catch (failure) {
    render(failed(failure, show), place);
  }
  place.removeAttribute("aria-busy");
};

place.replaceChildren();
show();
