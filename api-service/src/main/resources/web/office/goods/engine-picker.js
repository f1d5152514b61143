// Make, model, generation, engine: four fields, each filled by the one before. The last is called `engineId`.
import { address, get } from "../api.js";
import { tried } from "../toast.js";
import { t } from "../words.js";
import { LEVELS, nameOfCar } from "./cars.js";

/** An element with the four fields. */
export const enginePicker = () => {
  const place = document.createElement("div");
  place.className = "wide fields engine-picker";
  const selects = LEVELS.map((level) => {
    const holder = document.createElement("div");
    holder.className = "field";
    const label = document.createElement("label");
    label.htmlFor = `pick-${level}`;
    label.textContent = t(`level.${level}`);
    const select = document.createElement("select");
    select.id = label.htmlFor;
    select.required = true;
    select.disabled = true;
    if (level === "engines") select.name = "engineId";
    holder.append(label, select);
    place.append(holder);
    return select;
  });

  const fill = async (at, parent) => {
    for (const later of selects.slice(at)) {
      later.replaceChildren(new Option("–", ""));
      later.disabled = true;
    }
    if (at >= selects.length || (at > 0 && !parent)) return;
    const page = await tried(() => get(address(`/api/admin/vehicles/${LEVELS[at]}`, { parent })));
    if (!page) return;
    selects[at].append(...page.data.map((car) => new Option(nameOfCar(car), car.id)));
    selects[at].disabled = false;
  };

  selects.forEach((select, at) => select.addEventListener("change", () => fill(at + 1, select.value)));
  fill(0);
  return place;
};
