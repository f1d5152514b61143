// The weekly reports, read in the page.
import { html, render } from "lit-html";
import { call } from "../api.js";
import { list } from "../list.js";
import { failed, loading } from "../states.js";
import { counted, t } from "../words.js";
import { day } from "../written.js";

const report = document.querySelector("[data-report]");
const SHOWN = new Set(["H1", "H2", "H3", "P", "UL", "LI", "TABLE", "TBODY", "TR", "TH", "TD", "B", "BDI", "SPAN", "DIV", "BR"]);
let chosen = new URLSearchParams(location.search).get("monday");

/** Text and structure of the letter alone: its looks are made for mail, and nothing else of it is let in. */
const readable = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (!SHOWN.has(node.nodeName)) return "";
  const level = { H1: "h2", H2: "h3", H3: "h4", B: "strong" };
  const copy = document.createElement(level[node.nodeName] ?? node.nodeName);
  copy.append(...[...node.childNodes].map(readable));
  return copy;
};

const show = async () => {
  for (const link of document.querySelectorAll("[data-monday]")) {
    if (link.dataset.monday === chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  render(loading(), report);
  try {
    const letter = await (await call(`/api/admin/reports/${chosen}/page`, { headers: { Accept: "text/html" } })).text();
    // Without its looks, which the policy of our pages would not let in and complain of.
    const { body } = new DOMParser().parseFromString(letter.replace(/ style="[^"]*"/g, ""), "text/html");
    const text = document.createElement("article");
    text.append(...[...body.childNodes].map(readable));
    render(html`${text}`, report);
  } catch (failure) {
    render(failed(failure, show), report);
  }
};

const choose = (event, monday) => {
  event.preventDefault();
  chosen = monday;
  history.replaceState(null, "", `?monday=${monday}`);
  show();
};

list({
  place: document.querySelector("[data-list]"),
  url: () => "/api/admin/reports",
  none: t("reports.none"),
  rows: (cards) => html`<ul class="weeks">${cards.map(
    (card) => html`<li><a href="?monday=${card.monday}" data-monday=${card.monday} @click=${(event) => choose(event, card.monday)}><strong>${day(card.monday)}</strong>
      <span class="soft small">${counted("reports.leads", card.newLeads)} · ${counted("reports.moves", card.priceMoves)}</span></a></li>`,
  )}</ul>`,
  loaded: (cards) => {
    chosen ??= cards[0]?.monday;
    if (chosen) show();
    else render(html`<p class="soft">${t("reports.empty")}</p>`, report);
  },
}).load();
