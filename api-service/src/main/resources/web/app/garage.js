// The cars that this device keeps.
import { refresh } from "./frame.js";
import { garage } from "./store.js";
import { toast } from "./toast.js";

const chosen = document.querySelector("[data-car]");
const save = document.querySelector("[data-save-car]");
if (chosen && save) {
  const car = { id: chosen.dataset.car, name: chosen.dataset.carName };
  save.hidden = false;
  save.addEventListener("click", () => {
    garage.put(car);
    refresh();
    toast(save.dataset.said);
  });
  // Looking at a car that is kept makes it the one in use.
  if (garage.all().some((one) => one.id === car.id)) {
    garage.put(car);
    refresh();
  }
}

const shown = [...document.querySelectorAll("[data-garage-car]")];
const kept = new Set(garage.all().map((car) => car.id));
const take = document.querySelector("[data-take-garage]");
if (take && shown.some((place) => !kept.has(place.dataset.garageCar))) {
  take.hidden = false;
  take.addEventListener("click", () => {
    for (const place of shown) garage.put({ id: place.dataset.garageCar, name: place.dataset.garageCarName });
    refresh();
    toast(take.dataset.said);
    take.hidden = true;
  });
}
for (const place of shown) {
  const remove = place.querySelector("[data-remove-car]");
  remove.hidden = !kept.has(place.dataset.garageCar);
  remove.addEventListener("click", () => {
    garage.remove(place.dataset.garageCar);
    refresh();
    location.assign(document.querySelector("[data-garage-link]").href);
  });
}

// Lists can be narrowed to the car in use.
const car = garage.all().at(-1);
const offer = document.querySelector("[data-car-filter]");
if (car && offer && !offer.dataset.carFilter) {
  const link = offer.querySelector("a");
  const here = new URL(location.href);
  here.searchParams.delete("cursor");
  here.searchParams.set("vehicle", car.id);
  link.href = here.pathname + here.search;
  offer.hidden = false;
}
