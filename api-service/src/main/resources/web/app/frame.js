// The frame of every page: how many parts are asked for and compared, and which car is in use.
import { comparison, enquiry, garage } from "./store.js";

const number = (selector, value) => {
  for (const place of document.querySelectorAll(selector)) {
    place.hidden = value === 0;
    place.textContent = value || "";
  }
};

export const refresh = () => {
  const lines = enquiry.all();
  const compared = comparison.all();
  const cars = garage.all();
  number("[data-enquiry-count]", lines.length);
  number("[data-compare-count]", compared.length);
  const car = cars.at(-1);
  for (const link of document.querySelectorAll("[data-enquiry-link]")) {
    const query = new URLSearchParams();
    for (const line of lines) {
      query.append("p", line.id);
      query.append("n", line.quantity);
    }
    if (car && lines.length) query.set("vehicle", car.id);
    const path = link.getAttribute("href").split("?")[0];
    link.href = query.size ? `${path}?${query}` : path;
  }
  for (const link of document.querySelectorAll("[data-compare-link]")) {
    const path = link.getAttribute("href").split("?")[0];
    link.href = compared.length ? `${path}?${compared.map((one) => `p=${encodeURIComponent(one.id)}`).join("&")}` : path;
  }
  for (const link of document.querySelectorAll("[data-garage-link]")) {
    const path = link.getAttribute("href").split("?")[0];
    link.href = cars.length ? `${path}?${cars.map((one) => `v=${encodeURIComponent(one.id)}`).join("&")}` : path;
  }
  if (car) {
    for (const name of document.querySelectorAll("[data-garage-name]")) name.textContent = car.name;
  }
};

refresh();
addEventListener("pageshow", (event) => event.persisted && refresh());
