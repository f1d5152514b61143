// What needs somebody today: what waits first, each figure leading to the page where it is dealt with.
import { html, nothing, render } from "lit-html";
import { get } from "./api.js";
import { empty, failed, loading } from "./states.js";
import { says, t } from "./words.js";
import { number } from "./written.js";

const place = document.querySelector("[data-today]");

/** Where each is dealt with; a figure that has no page is only told. */
const PAGES = {
  leadsToTriage: "/admin/leads",
  enquiriesUnanswered: "/admin/enquiries?state=NEW",
  insightsOpen: "/admin/insights",
  forecastsWorse: "/admin/forecasts",
  outOfStockThatSells: "/admin/forecasts?outOfStock=true",
  searchesWithoutResult: "/admin/synonyms",
  importsFailed: "/admin/imports",
  pricesAboveMarket: "/admin/prices",
  pricesBelowMarket: "/admin/prices",
  prospectorRunsFailed: "/admin/runs",
  orionRunsFailed: "/admin/runs",
  prospectorDeadLetters: "/admin/dead-letters",
  orionDeadLetters: "/admin/dead-letters",
  apiDeadLetters: "/admin/dead-letters",
};
const reached = new Set([...document.querySelectorAll(".desk-nav a")].map((link) => link.getAttribute("href")));

const pageOf = ({ name, list }) => (name === "nextActionsDue" ? `/admin/leads?state=&${list.split("?")[1]}` : PAGES[name]);

const figure = (one) => {
  const { name, value, meaning } = one;
  const text = html`<strong>${number(value)}</strong><span>${says(`figure.${name}`) ? t(`figure.${name}`) : meaning}</span>`;
  const page = pageOf(one);
  return page && reached.has(page.split("?")[0])
    ? html`<li><a class="panel figure ${value ? "waits" : ""}" data-figure=${name} href=${page}>${text}</a></li>`
    : html`<li class="panel figure ${value ? "waits" : ""}" data-figure=${name}>${text}</li>`;
};

const show = async () => {
  render(loading(), place);
  try {
    const { figures } = await get("/api/admin/dashboard");
    const waiting = figures.filter((one) => one.value);
    const rest = figures.filter((one) => !one.value);
    render(
      html`${waiting.length ? html`<ul class="figures">${waiting.map(figure)}</ul>` : empty(t("today.none"))}
        ${rest.length ? html`<h2>${t("today.rest")}</h2><ul class="figures quiet">${rest.map(figure)}</ul>` : nothing}`,
      place,
    );
  } catch (failure) {
    render(failed(failure, show), place);
  }
  place.removeAttribute("aria-busy");
};

place.replaceChildren();
show();
