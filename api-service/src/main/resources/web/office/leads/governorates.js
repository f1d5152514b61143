// The governorates of Tunisia, by the names that leads have them under.
import { t } from "../words.js";

/** Columns and rows of the tiles of a map on which they lie as they do, north at the top. */
export const TILES = {
  Bizerte: [2, 0], Ariana: [3, 0],
  Jendouba: [0, 1], Béja: [1, 1], "La Manouba": [2, 1], Tunis: [3, 1], Nabeul: [4, 1],
  "Le Kef": [0, 2], Siliana: [1, 2], Zaghouan: [2, 2], "Ben Arous": [3, 2],
  Kasserine: [0, 3], Kairouan: [1, 3], Sousse: [2, 3], Monastir: [3, 3],
  "Sidi Bouzid": [1, 4], Mahdia: [3, 4], Sfax: [2, 4],
  Tozeur: [0, 5], Gafsa: [1, 5], Gabès: [2, 5], Médenine: [3, 5],
  Kébili: [1, 6], Tataouine: [2, 6],
};

/** To choose one from: [{ value, label }], by what they are called; `more` is offered as it is, where it is none of them. */
export const governorates = (more) => [
  { value: "", label: "–" },
  ...(more && !(more in TILES) ? [{ value: more, label: more }] : []),
  ...Object.keys(TILES).map((value) => ({ value, label: t(`governorate.${value}`) })).sort((one, other) => one.label.localeCompare(other.label)),
];
