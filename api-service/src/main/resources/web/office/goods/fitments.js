// Which cars a product fits, and under which conditions.
import { html, nothing, render } from "lit-html";
import { address, get, once, post, remove } from "../api.js";
import { list, table } from "../list.js";
import { toast, tried } from "../toast.js";
import { counted, t } from "../words.js";
import { of } from "./edits.js";
import { faultsOf, field, valuesOf } from "./fields.js";
import { enginePicker } from "./engine-picker.js";
import { may } from "./may.js";

const years = (one) => (one.yearFrom || one.yearTo ? `${one.yearFrom ?? "…"} – ${one.yearTo ?? "…"}` : "");

const draftOf = ({ engineId, position, yearFrom, yearTo, criteria, note, confidence }) => ({ engineId, position, yearFrom, yearTo, criteria, note, confidence });

export const fitments = (place, { id }) => {
  const path = `/api/admin/products/${id}/fitments`;
  const adding = place.querySelector("[data-fit=add]");
  let refusal = null;

  const drop = (one) =>
    tried(async () => {
      await remove(`${path}/${one.id}`, of(one.version));
      await known.load();
      toast(t("fit.removed", { vehicle: one.vehicle }), {
        undo: async () => {
          await post(path, draftOf(one), { headers: once() });
          await known.load();
        },
      });
    });

  const known = list({
    place: place.querySelector("[data-fit=list]"),
    url: () => address(path, { limit: 50 }),
    none: t("fit.none"),
    rows: (items) =>
      table(items, [
        { title: t("fit.vehicle"), cell: (one) => html`<bdi>${one.vehicle}</bdi>` },
        { title: t("fit.position"), cell: (one) => one.position || "–" },
        { title: t("fit.years"), cell: (one) => html`<bdi>${years(one) || t("fit.allYears")}</bdi>` },
        { title: t("fit.note"), cell: (one) => html`${[one.note, ...Object.entries(one.criteria).map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : value}`)].filter(Boolean).join(" · ") || "–"}${one.confidence < 1 ? html` <span class="badge care">${t("fit.unsure")}</span>` : nothing}` },
        ...(may("edit") ? [{ title: t("fit.remove"), cell: (one) => html`<button type="button" class="button small danger" aria-label=${t("fit.removeFrom", { vehicle: one.vehicle })} @click=${() => drop(one)}>${t("fit.remove")}</button>` }] : []),
      ], { label: t("fit.title") }),
  });

  const add = async (event) => {
    event.preventDefault();
    const form = event.target;
    const { engineId, position, yearFrom, yearTo, note } = valuesOf(form);
    const whole = (text) => (text ? Number(text) : null);
    try {
      await post(path, { engineId: whole(engineId), position: position ?? "", yearFrom: whole(yearFrom), yearTo: whole(yearTo), note }, { headers: once() });
      refusal = null;
      form.reset();
      await known.load();
    } catch (failure) {
      refusal = failure;
    }
    draw();
  };

  const copy = async (event) => {
    event.preventDefault();
    const form = event.target;
    await tried(async () => {
      const wanted = valuesOf(form).sku;
      const found = (await get(address("/api/admin/products", { q: wanted, limit: 5 }))).data.find((one) => one.sku.toLowerCase() === wanted.toLowerCase());
      if (!found) return toast(t("fit.noSuchSku", { sku: wanted }), { bad: true });
      const copied = await post(`${path}/copy`, { from: found.id });
      form.reset();
      await known.load();
      return toast(counted("fit.copied", copied.copied));
    });
  };

  const picker = enginePicker();

  function draw() {
    const faults = faultsOf(refusal);
    render(
      html`<details ?open=${Boolean(refusal)}><summary>${t("fit.add")}</summary>
          <form class="stack" @submit=${add}>
            ${refusal ? html`<div class="note bad" role="alert"><p>${refusal.message}</p></div>` : nothing}
            <div class="fields">
              ${picker}
              ${field({ id: "fit-position", name: "position", label: t("fit.position"), most: 60, fault: faults.position })}
              ${field({ id: "fit-from", name: "yearFrom", label: t("fit.yearFrom"), type: "number", min: 1900, max: 2100, fault: faults.yearFrom })}
              ${field({ id: "fit-to", name: "yearTo", label: t("fit.yearTo"), type: "number", min: 1900, max: 2100, fault: faults.yearTo })}
              ${field({ id: "fit-note", name: "note", label: t("fit.note"), most: 500, wide: true })}
            </div>
            <p class="row"><button class="button main">${t("fit.add")}</button></p>
          </form>
        </details>
        <details><summary>${t("fit.copy")}</summary>
          <form class="row bottom" @submit=${copy}>${field({ id: "fit-copy", name: "sku", label: t("fit.copyFrom"), required: true, most: 100, dir: "ltr" })}<button class="button">${t("fit.copyGo")}</button></form>
        </details>`,
      adding,
    );
  }

  if (may("edit")) draw();
  known.load();
  return {};
};
