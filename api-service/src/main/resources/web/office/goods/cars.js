// The levels of the tree of cars, and what is known of a car on each.
import { t } from "../words.js";

export const LEVELS = ["makes", "models", "generations", "engines"];

/** Fields beside the name, by level. */
export const FACTS = {
  makes: [],
  models: [],
  generations: ["yearFrom", "yearTo"],
  engines: ["fuel", "code", "displacementCc", "powerHp", "yearFrom", "yearTo"],
};

export const FUELS = ["PETROL", "DIESEL", "LPG", "HYBRID", "ELECTRIC"];

export const yearsOf = (car) => (car.yearFrom ? `${car.yearFrom}–${car.yearTo ?? "…"}` : "");

/** What tells one car from another of its level. */
export const nameOfCar = (car) => [car.name, car.code ?? car.engineCode, car.fuel && t(`fuel.${car.fuel}`), car.powerHp && t("car.hp", { n: car.powerHp }), yearsOf(car)].filter(Boolean).join(" · ");
