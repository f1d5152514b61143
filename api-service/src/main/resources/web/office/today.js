// What needs somebody today.
import { html, render } from "lit-html";
import { get } from "./api.js";
import { failed, loading } from "./states.js";
import { says, t } from "./words.js";
import { number } from "./written.js";

const place = document.querySelector("[data-today]");

const figure = ({ name, value, meaning }) => html`<li class="panel figure"><strong>${number(value)}</strong><span>${says(`figure.${name}`) ? t(`figure.${name}`) : meaning}</span></li>`;

const show = async () => {
  render(loading(), place);
  try {
    const today = await get("/api/admin/dashboard");
    render(html`<ul class="figures">${today.figures.map(figure)}</ul>`, place);
  } catch (failure) {
    render(failed(failure, show), place);
  }
  place.removeAttribute("aria-busy");
};

place.replaceChildren();
show();
