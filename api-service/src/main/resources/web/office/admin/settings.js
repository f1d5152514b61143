// What staff set themselves, and what the operator set.
import { html, nothing, render } from "lit-html";
import { get, once, post, put, remove } from "../api.js";
import { ask } from "../dialog.js";
import { table } from "../list.js";
import { failed, loading } from "../states.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { day, number } from "../written.js";

const field = (name, input) => html`<div class="field"><label for=${name}>${t(`set.${name}`)}</label>${input}</div>`;
const options = (names, prefix) => names.map((name) => html`<option value=${name}>${t(`${prefix}.${name}`)}</option>`);

/** A part of the page that asks and shows by itself; `draw(value, { edits, load })`. */
const part = (name, path, draw) => {
  const place = document.querySelector(`[data-${name}]`);
  const load = async () => {
    render(loading(), place);
    try {
      render(draw(await get(path), { edits: place.dataset.edits === "true", load }), place);
    } catch (failure) {
      render(failed(failure, load), place);
    }
  };
  load();
};

/** Sends what a form holds, and says how it went in it. */
const sent = (deed, said, load) => async (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  const fault = form.querySelector("[data-fault]");
  fault.textContent = "";
  try {
    await deed(Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== "")));
    toast(t(said));
    form.reset();
    load();
  } catch (failure) {
    fault.textContent = failure.message;
  }
};

const removing = (title, deed, load, undo) => async () => {
  if (!undo && !(await ask(t(title), { confirm: t("set.remove") }))) return;
  if ((await tried(deed)) === undefined) return;
  toast(t("set.removed"), undo ? { undo: () => undo().then(load) } : {});
  load();
};

const removal = (edits, deed) => (edits ? html`<button class="button small" type="button" @click=${deed}>${t("set.remove")}</button>` : nothing);
const none = (name) => html`<p class="soft">${t(name)}</p>`;
const submit = html`<p class="fault" role="alert" data-fault></p><button class="button" type="submit">${t("set.add")}</button>`;

part("margins", "/api/admin/margins", ({ percent, categories }, { edits, load }) => {
  const set = (category, value) => put(`/api/admin/margins/${encodeURIComponent(category)}`, { percent: value });
  return html`<p>${t("margins.shop")} <strong class="number">${number(percent, 2)} %</strong></p>
    ${categories.length
      ? table(categories, [
          { title: t("set.category"), cell: (one) => html`<bdi>${one.category}</bdi>` },
          { title: t("set.percent"), cell: (one) => html`${number(one.percent, 2)} %`, number: true },
          { title: t("set.ways"), cell: (one) => removal(edits, removing("margins.remove", () => remove(`/api/admin/margins/${encodeURIComponent(one.category)}`), load, () => set(one.category, one.percent))) },
        ])
      : none("margins.none")}
    ${edits
      ? html`<form class="filters" @submit=${sent(({ category, percent: value }) => set(category, value), "saved", load)}>
          ${field("category", html`<input id="category" name="category" required maxlength="200" dir="ltr">`)}
          ${field("percent", html`<input id="percent" name="percent" type="number" min="0" max="1000" step="0.01" required dir="ltr">`)}${submit}</form>`
      : nothing}`;
});

part("rules", "/api/admin/prices/alerts/rules", ({ data }, { edits, load }) => {
  const add = ({ scope, of, ...rule }) => post("/api/admin/prices/alerts/rules", { ...rule, ...(scope !== "all" && of ? { [scope]: of } : {}) });
  const about = (rule) => (rule.sku ? t("rules.sku", { name: rule.sku }) : rule.category ? t("rules.category", { name: rule.category }) : rule.brand ? t("rules.brand", { name: rule.brand }) : t("rules.all"));
  return html`${data.length
      ? table(data, [
          { title: t("set.kind"), cell: (one) => t(`rule.${one.kind}`) },
          { title: t("set.percent2"), cell: (one) => html`${number(one.percent, 1)} %`, number: true },
          { title: t("set.scope"), cell: (one) => html`<bdi>${about(one)}</bdi>` },
          { title: t("rules.alerts"), cell: (one) => number(one.alerts), number: true },
          { title: t("set.ways"), cell: (one) => removal(edits, removing("rules.remove", () => remove(`/api/admin/prices/alerts/rules/${one.id}`), load)) },
        ])
      : none("rules.none")}
    ${edits
      ? html`<form class="filters" @submit=${sent(add, "saved", load)}>
          ${field("kind", html`<select id="kind" name="kind">${options(["COMPETITOR_BELOW", "SUPPLIER_ROSE"], "rule")}</select>`)}
          ${field("percent2", html`<input id="percent2" name="percent" type="number" min="0.1" max="1000" step="0.1" required dir="ltr">`)}
          ${field("scope", html`<select id="scope" name="scope">${options(["all", "brand", "category", "sku"], "scope")}</select>`)}
          ${field("of", html`<input id="of" name="of" maxlength="200" dir="ltr">`)}${submit}</form>`
      : nothing}`;
});

const OCCASIONS = ["RAMADAN", "AID_EL_FITR", "AID_EL_IDHA", "HIJRI_NEW_YEAR", "MOULED", "NATIONAL_DAY", "SCHOOL_HOLIDAY"];

part("days", "/api/admin/calendar", (days, { edits, load }) => {
  const announce = (draft) => post("/api/admin/calendar", draft, { headers: once() });
  return html`${days.length
      ? table(days, [
          { title: t("set.occasion"), cell: (one) => html`${t(`occasion.${one.occasion}`)} <span class="soft">${one.year}</span>` },
          { title: t("set.firstDay"), cell: (one) => (one.firstDay === one.lastDay ? day(one.firstDay) : html`${day(one.firstDay)} – ${day(one.lastDay)}`) },
          { title: t("set.source"), cell: (one) => html`<bdi>${one.source}</bdi>` },
          { title: t("set.ways"), cell: (one) => removal(edits, removing("days.remove", () => remove(`/api/admin/calendar/${one.id}`), load, () => announce({ occasion: one.occasion, firstDay: one.firstDay, lastDay: one.lastDay, source: one.source }))) },
        ])
      : none("days.none")}
    ${edits
      ? html`<form class="filters" @submit=${sent(announce, "saved", load)}>
          ${field("occasion", html`<select id="occasion" name="occasion">${options(OCCASIONS, "occasion")}</select>`)}
          ${field("firstDay", html`<input id="firstDay" name="firstDay" type="date" required>`)}
          ${field("lastDay", html`<input id="lastDay" name="lastDay" type="date">`)}
          ${field("source", html`<input id="source" name="source" required maxlength="200" dir="auto">`)}${submit}</form>`
      : nothing}`;
});

part("operator", "/api/admin/settings", ({ data }) =>
  table(data, [
    { title: t("operator.what"), cell: (one) => t(`operator.${one.name}`) },
    { title: t("operator.value"), cell: (one) => (one.isSet ? html`<bdi class="ref">${one.value ?? t("operator.secret")}</bdi>` : html`<span class="soft">${t("operator.unset")}</span>`) },
    { title: t("operator.variable"), cell: (one) => html`<code><bdi>${one.variable}</bdi></code>` },
  ]),
);
