// Whether the part of this page fits the car in use.
import { garage } from "./store.js";

const place = document.querySelector("[data-fit]");
const car = garage.all().at(-1);
const signs = { FITS: "check", DOES_NOT_FIT: "cross", TO_CHECK: "question" };

const element = (name, className, text = "") => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
};

const show = (answer) => {
  const [fits, fitsNot, toCheck] = place.dataset.fitLabels.split("|");
  const label = { FITS: fits, DOES_NOT_FIT: fitsNot, TO_CHECK: toCheck }[answer.verdict];
  const panel = element("div", `panel fit ${answer.verdict.toLowerCase()}`);
  const head = element("p", "row");
  const verdict = element("strong", "row");
  verdict.append(element("span", `icon icon-${signs[answer.verdict]}`), label);
  const plate = element("a", "plate");
  plate.href = `/${document.documentElement.lang}/vehicule/${answer.vehicle.slug}`;
  plate.append(element("span", "icon icon-car"), element("span", "", answer.vehicle.fullName));
  head.append(verdict, plate);
  panel.append(head, element("p", "", answer.text));
  if (answer.missing.length) {
    // The page asks for what is missing where it knows the car.
    const more = element("a", "button", place.dataset.fitMore);
    more.href = `?vehicle=${encodeURIComponent(answer.vehicle.slug)}`;
    panel.append(more);
  }
  place.replaceChildren(panel);
};

if (place && car && !new URL(location.href).searchParams.has("vehicle")) {
  const url = `/api/products/${encodeURIComponent(place.dataset.fit)}/fit?vehicle=${encodeURIComponent(car.id)}`;
  fetch(url, { headers: { "Accept-Language": document.documentElement.lang }, signal: AbortSignal.timeout(5000) })
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
    .then(show)
    .catch(() => {
      // The way to choose a car stays.
    });
}
