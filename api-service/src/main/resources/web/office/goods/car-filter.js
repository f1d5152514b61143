// A filter by car: make, model, generation, engine, each filled by the one before. What the form asks for is the slug of
// the last that tells a car: a generation or an engine.
import { get } from "../api.js";
import { tried } from "../toast.js";
import { LEVELS, nameOfCar } from "./cars.js";

const FIRST = "/api/vehicles/makes";

/** @param form with a hidden field `vehicle` and a select for each level, `data-car=LEVEL` */
export const carFilter = (form) => {
  const selects = LEVELS.map((level) => form.querySelector(`[data-car="${level}"]`));
  const asked = form.elements.vehicle;
  const choices = LEVELS.map(() => []);
  const nothing = selects[0].options[0].text;

  const fill = async (at, url) => {
    for (const [later, select] of selects.entries()) {
      if (later < at) continue;
      select.replaceChildren(new Option(nothing, ""));
      select.disabled = true;
    }
    const page = url && (await tried(() => get(url)));
    if (!page) return;
    choices[at] = page.data;
    selects[at].append(...page.data.map((car) => new Option(nameOfCar(car), car.slug)));
    selects[at].disabled = false;
  };

  const chosen = (at) => choices[at].find((car) => car.slug === selects[at].value);

  const take = (at) => {
    asked.value = selects[3].value || selects[2].value;
    if (at + 1 < selects.length) fill(at + 1, chosen(at)?.next);
  };

  // Before the form hears of it, so that it asks for the new car.
  for (const [at, select] of selects.entries()) select.addEventListener("change", () => take(at));

  /** Shows the way to the car that is asked for: slugs begin with those above. One that does not is left to the next choice. */
  const show = async () => {
    const slug = asked.value;
    await fill(0, FIRST);
    for (let at = 0; slug && at < selects.length; at += 1) {
      const here = choices[at]
        .filter((car) => car.slug === slug || slug.startsWith(`${car.slug}-`))
        .sort((one, other) => other.slug.length - one.slug.length)[0];
      if (!here || asked.value !== slug) return;
      selects[at].value = here.slug;
      if (at + 1 < selects.length) await fill(at + 1, here.next);
    }
  };

  return { show };
};
