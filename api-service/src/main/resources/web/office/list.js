// A list that comes in pages: loading, nothing, a failure, more.
import { html, nothing, render } from "lit-html";
import { get } from "./api.js";
import { empty, failed, loading } from "./states.js";
import { counted, says, t } from "./words.js";
import { number } from "./written.js";

/**
 * @param place element that holds it
 * @param url () => address of the first page, with its filters
 * @param rows (items, list) => template of all items so far: a table (`table` below), cards, …
 * @param none template or text when there is nothing
 * @param loaded (items, page) => void, after each page
 * @returns { load, draw, items, total }: `load()` anew when filters change; `draw()` when items were changed in place
 */
export const list = ({ place, url, rows, none, loaded = () => {} }) => {
  const self = { items: [], total: null, cursor: null, state: "loading", failure: null };
  let latest = 0;
  // What the server put there while nothing was known would stay beside what is.
  place.replaceChildren();

  const draw = () => {
    place.setAttribute("aria-busy", String(self.state === "loading"));
    render(
      html`${self.total ? html`<p class="soft small list-total">${t(self.total.relation === "gte" ? "total.gte" : "total", { n: number(self.total.value) })}</p>` : nothing}
      ${self.items.length ? rows(self.items, self) : nothing}
      ${self.state === "loading" ? loading() : nothing}
      ${self.state === "failed" ? failed(self.failure, () => (self.items.length ? more() : load())) : nothing}
      ${self.state === "ready" && !self.items.length ? (typeof none === "string" || none === undefined ? empty(none) : none) : nothing}
      ${self.state === "ready" && self.cursor ? html`<p class="pager"><button class="button" type="button" @click=${more}>${t("more")}</button></p>` : nothing}`,
      place,
    );
  };

  const fetchPage = async (address, keep) => {
    const mine = ++latest;
    self.state = "loading";
    if (!keep) [self.items, self.total] = [[], null];
    draw();
    try {
      const page = await get(address);
      if (mine !== latest) return;
      self.items = [...self.items, ...page.data];
      self.cursor = page.nextCursor;
      self.total = page.total ?? null;
      self.state = "ready";
      draw();
      loaded(self.items, page);
    } catch (failure) {
      if (mine !== latest) return;
      [self.state, self.failure] = ["failed", failure];
      draw();
    }
  };

  const load = () => fetchPage(url(), false);
  const more = () => {
    if (self.state !== "loading" && (self.cursor || self.state === "failed")) {
      const base = url();
      return fetchPage(`${base}${base.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(self.cursor)}`, true);
    }
  };

  return Object.assign(self, { load, more, draw });
};

/**
 * A table on the desktop, cards on a phone.
 *
 * @param columns [{ title, cell: item => template, number: whether digits stand under each other }]
 * @param row item => { id, chosen, href } what a row is; all may be missing
 */
export const table = (items, columns, { row = () => ({}), label } = {}) => html`<div class="sheet" role="region" aria-label=${label ?? nothing} tabindex=${label ? 0 : nothing}>
  <table>
    <thead><tr>${columns.map((column) => html`<th scope="col" class=${column.number ? "number" : ""}>${column.title}</th>`)}</tr></thead>
    <tbody>${items.map((item) => {
      const { id, chosen } = row(item);
      return html`<tr data-id=${id ?? nothing} aria-selected=${chosen === undefined ? nothing : String(chosen)}>${columns.map(
        (column) => html`<td class=${column.number ? "number" : ""} data-title=${column.title}>${column.cell(item)}</td>`,
      )}</tr>`;
    })}</tbody>
  </table>
</div>`;

/** Keeps the values of a form of filters in the address, and tells when they change. */
export const filters = (form, changed) => {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name || !asked.has(field.name)) continue;
    if (field.type === "checkbox") field.checked = asked.getAll(field.name).includes(field.value);
    else field.value = asked.get(field.name);
  }
  const values = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
    return query;
  };
  const tell = () => {
    const query = values();
    history.replaceState(null, "", query.size ? `${location.pathname}?${query}` : location.pathname);
    changed(query);
  };
  let waiting;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, event.target.matches("input[type=search], input[type=text], input[type=number]") ? 300 : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    tell();
  });
  return values;
};

/** What a code of the server is called, by `prefix.code`; the code itself where it has no name. */
export const named = (prefix, code) => (says(`${prefix}.${code}`) ? t(`${prefix}.${code}`) : code);

export { counted };
