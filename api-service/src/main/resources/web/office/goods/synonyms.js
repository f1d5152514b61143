// What customers asked for and did not find, and the words that lead them there.
import { html, nothing, render } from "lit-html";
import { address, once, post, put, remove } from "../api.js";
import { filters, list, table } from "../list.js";
import { toast, tried } from "../toast.js";
import { counted, t } from "../words.js";
import { ago, number } from "../written.js";
import { of } from "./edits.js";
import { check, faultsOf, field, valuesOf } from "./fields.js";
import { may } from "./may.js";

const SYNONYMS = "/api/admin/search/synonyms";
const MISSES = "/api/admin/search/misses";

const draftOf = ({ said, meant, bothWays, enabled }) => ({ said, meant, bothWays, enabled });

export const start = (root) => {
  const dialog = root.querySelector("dialog");
  let edited = null;
  let preview = null;
  let refusal = null;

  const open = (synonym) => {
    edited = synonym;
    preview = null;
    refusal = null;
    render(nothing, dialog);
    draw();
    dialog.showModal();
    dialog.querySelector(synonym.said ? "#meant" : "#said").focus();
  };

  const typed = (form) => {
    const values = valuesOf(form);
    return { said: values.said ?? "", meant: values.meant ?? "", bothWays: Boolean(values.bothWays), enabled: edited.enabled };
  };

  let pause;
  const look = (form) => {
    clearTimeout(pause);
    pause = setTimeout(async () => {
      const { said, meant, bothWays } = typed(form);
      if (!said || !meant) return;
      try {
        preview = await post(`${SYNONYMS}/preview`, { said, meant, bothWays });
        refusal = null;
      } catch (failure) {
        preview = null;
        refusal = failure;
      }
      draw();
    }, 400);
  };

  const save = async (event) => {
    event.preventDefault();
    const draft = typed(event.target);
    try {
      if (edited.id) await put(`${SYNONYMS}/${edited.id}`, draft, of(edited.version));
      else await post(SYNONYMS, draft, { headers: once() });
    } catch (failure) {
      refusal = failure;
      draw();
      return;
    }
    dialog.close();
    toast(t("synonym.saved", draft));
    misses.load();
    synonyms.load();
  };

  const ranking = (title, found) => html`<div><h3>${title} <span class="badge">${number(found.found)}${found.more ? "+" : ""}</span></h3>
    <ol class="ranking">${found.top.slice(0, 5).map((part) => html`<li><bdi>${part.name}</bdi> <bdi class="mono soft">${part.sku}</bdi></li>`)}</ol></div>`;

  function draw() {
    const faults = faultsOf(refusal);
    render(
      html`<form class="stack" @submit=${save} @input=${(event) => look(event.currentTarget)}>
        <h2 id="synonym-title">${t(edited.id ? "synonym.edit" : "synonym.add")}</h2>
        ${refusal ? html`<div class="note bad" role="alert"><p>${refusal.message}</p></div>` : nothing}
        <div class="fields">
          ${field({ id: "said", name: "said", label: t("synonym.said"), value: edited.said, required: true, most: 100, dir: "auto", fault: faults.said })}
          ${field({ id: "meant", name: "meant", label: t("synonym.meant"), value: edited.meant, required: true, most: 100, dir: "auto", hint: t("synonym.meantHint"), fault: faults.meant })}
          ${check({ id: "both", name: "bothWays", label: t("synonym.bothWays"), checked: edited.bothWays })}
        </div>
        ${preview
          ? html`<div class="preview" role="status"><p>${counted("synonym.adds", preview.added)}</p>
              <div class="two-columns">${ranking(t("synonym.before"), preview.before)}${ranking(t("synonym.after"), preview.after)}</div></div>`
          : html`<p class="soft">${t("synonym.previewText")}</p>`}
        <p class="row ask-ways"><button class="button main" type="submit">${t("save")}</button><button class="button" type="button" @click=${() => dialog.close()}>${t("cancel")}</button></p>
      </form>`,
      dialog,
    );
  }

  const dismiss = (miss, dismissed) =>
    tried(async () => {
      const path = `${MISSES}/${encodeURIComponent(miss.words)}`;
      await put(path, { dismissed });
      misses.load();
      toast(t(dismissed ? "miss.dismissed" : "miss.back", { query: miss.query }), {
        undo: async () => {
          await put(path, { dismissed: !dismissed });
          misses.load();
        },
      });
    });

  const switched = (synonym) =>
    tried(async () => {
      await put(`${SYNONYMS}/${synonym.id}`, { ...draftOf(synonym), enabled: !synonym.enabled }, of(synonym.version));
      synonyms.load();
    });

  const drop = (synonym) =>
    tried(async () => {
      await remove(`${SYNONYMS}/${synonym.id}`, of(synonym.version));
      synonyms.load();
      toast(t("synonym.removed", synonym), {
        undo: async () => {
          await post(SYNONYMS, draftOf(synonym), { headers: once() });
          synonyms.load();
        },
      });
    });

  const edits = may("edit");
  const missColumns = [
    { title: t("miss.query"), cell: (miss) => html`<bdi><strong>${miss.query}</strong></bdi>` },
    { title: t("miss.times"), number: true, cell: (miss) => number(miss.misses) },
    { title: t("miss.searches"), number: true, cell: (miss) => number(miss.searches) },
    { title: t("miss.last"), cell: (miss) => html`<time datetime=${miss.lastAt}>${ago(miss.lastAt)}</time>` },
    ...(edits
      ? [{
          title: t("miss.what"),
          cell: (miss) => html`<span class="row">
            ${miss.dismissed ? nothing : html`<button type="button" class="button small main" data-make aria-label=${t("miss.makeOf", { query: miss.query })} @click=${() => open({ said: miss.query, meant: "", bothWays: false, enabled: true })}>${t("miss.make")}</button>`}
            <button type="button" class="button small" aria-label=${t(miss.dismissed ? "miss.putBackOf" : "miss.dismissOf", { query: miss.query })} @click=${() => dismiss(miss, !miss.dismissed)}>${t(miss.dismissed ? "miss.putBack" : "miss.dismiss")}</button>
          </span>`,
        }]
      : []),
  ];

  const synonymColumns = [
    { title: t("synonym.said"), cell: (one) => html`<bdi><strong>${one.said}</strong></bdi>` },
    { title: t("synonym.meant"), cell: (one) => html`${one.bothWays ? "↔" : html`<span class="icon icon-next turns" aria-hidden="true"></span>`} <bdi>${one.meant}</bdi>` },
    { title: t("synonym.source"), cell: (one) => one.source },
    { title: t("synonym.state"), cell: (one) => html`<span class="badge ${one.enabled ? "good" : "care"}">${t(one.enabled ? "synonym.on" : "synonym.off")}</span>` },
    ...(edits
      ? [{
          title: t("miss.what"),
          cell: (one) => html`<span class="row">
            <button type="button" class="button small" aria-label=${t("synonym.editOf", one)} @click=${() => open(one)}>${t("synonym.edit")}</button>
            <button type="button" class="button small" aria-label=${t(one.enabled ? "synonym.switchOffOf" : "synonym.switchOnOf", one)} @click=${() => switched(one)}>${t(one.enabled ? "synonym.switchOff" : "synonym.switchOn")}</button>
            <button type="button" class="button small danger" aria-label=${t("synonym.removeOf", one)} @click=${() => drop(one)}>${t("synonym.remove")}</button>
          </span>`,
        }]
      : []),
  ];

  const missFilter = root.querySelector("[data-misses-filter]");
  const misses = list({
    place: root.querySelector("[data-misses]"),
    url: () => address(MISSES, { dismissed: missFilter.elements.dismissed.checked, limit: 20 }),
    rows: (items) => table(items, missColumns, { label: t("miss.title") }),
    none: t("miss.none"),
  });
  missFilter.addEventListener("change", () => misses.load());
  const synonyms = list({
    place: root.querySelector("[data-synonyms]"),
    url: () => address(SYNONYMS, { ...Object.fromEntries(values()), limit: 50 }),
    rows: (items) => table(items, synonymColumns, { label: t("synonym.title") }),
    none: t("synonym.none"),
  });
  const values = filters(root.querySelector("[data-filter]"), () => synonyms.load());
  root.querySelector("[data-add]")?.addEventListener("click", () => open({ said: "", meant: "", bothWays: false, enabled: true }));
  misses.load();
  synonyms.load();
};
