// Collecting parts to ask for and to compare, and sending the enquiry.
import { refresh } from "./frame.js";
import { comparison, enquiry, garage } from "./store.js";
import { toast } from "./toast.js";

const collect = (form, link, keep) => {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
    refresh();
    toast(form.dataset.said, { href: document.querySelector(link).href, text: form.dataset.open });
  });
};

for (const form of document.querySelectorAll("[data-add]")) {
  collect(form, "[data-enquiry-link]", () =>
    enquiry.put({ id: form.dataset.add, quantity: Math.max(1, Number.parseInt(form.elements.n.value, 10) || 1) }),
  );
}
for (const form of document.querySelectorAll("[data-compare]")) {
  collect(form, "[data-compare-link]", () => comparison.put({ id: form.dataset.compare }));
}
for (const link of document.querySelectorAll("[data-uncompare]")) {
  link.addEventListener("click", () => comparison.remove(link.dataset.uncompare));
}
for (const link of document.querySelectorAll("[data-remove-line]")) {
  link.addEventListener("click", () => enquiry.remove(link.dataset.removeLine));
}

// What the page of the enquiry shows is what is kept from then on.
const basket = document.querySelector("[data-basket]");
if (basket) {
  const keep = () => {
    const values = new FormData(basket);
    const quantities = values.getAll("n");
    enquiry.set(values.getAll("p").map((id, at) => ({ id, quantity: Number(quantities[at]) || 1 })));
    refresh();
  };
  keep();
  basket.addEventListener("change", () => basket.requestSubmit());
}
const carField = document.querySelector("[data-car-field]");
const car = garage.all().at(-1);
if (carField && !carField.value && car) carField.value = car.name;

for (const form of document.querySelectorAll("[data-send]")) {
  form.addEventListener("submit", () => {
    // Not the button itself: its name and value are sent.
    setTimeout(() => form.querySelectorAll("button").forEach((button) => (button.disabled = true)));
  });
}

// The enquiry is kept by the shop; only now does WhatsApp open, and only once.
if (document.querySelector("[data-receipt][data-new]")) {
  enquiry.set([]);
  refresh();
  history.replaceState(null, "", location.pathname);
  document.querySelector("[data-go]")?.click();
}
