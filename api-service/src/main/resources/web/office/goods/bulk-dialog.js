// What to change of many products. Nothing is changed here: a preview is asked for, and shown on a page of its own.
import { html, nothing, render } from "lit-html";
import { once, post } from "../api.js";
import { t } from "../words.js";
import { allFamilies, brandOptions, tiers } from "./taxonomy.js";
import { amount, faultsOf, field, valuesOf } from "./fields.js";

const same = () => ({ value: "", label: t("bulk.same") });

const changesOf = (values) => {
  const changes = {};
  if (values.priceBy && amount(values.priceValue) !== null) {
    changes.price = { [values.priceBy]: amount(values.priceValue), ...(values.roundTo && { roundTo: Number(values.roundTo) }) };
  }
  if (values.stock !== null) changes.stock = Number(amount(values.stock));
  if (values.listed) changes.listed = values.listed === "true";
  for (const name of ["tier", "brand", "category"]) if (values[name]) changes[name] = values[name];
  if (values.attribute && values.attributeValue) changes.setAttributes = { [values.attribute]: values.attributeValue };
  else if (values.attribute) changes.removeAttributes = [values.attribute];
  return changes;
};

/**
 * @param which { ids } or { filter }
 * @param n how many products that are, in words
 */
export const bulkDialog = async ({ which, n, mayOverride }) => {
  const dialog = document.createElement("dialog");
  dialog.className = "ask wide";
  dialog.setAttribute("aria-labelledby", "bulk-title");
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  const [brands, categories] = await Promise.all([brandOptions(), allFamilies()]);
  let problem = null;
  let busy = false;

  const send = async (event) => {
    event.preventDefault();
    const values = valuesOf(event.target);
    busy = true;
    draw();
    try {
      const edit = await post("/api/admin/products/bulk-edits", {
        ...which,
        changes: changesOf(values),
        reason: values.reason,
        ...(values.overrideReason && { overrideReason: values.overrideReason }),
      }, { headers: once() });
      location.assign(`/admin/products/bulk/${edit.id}`);
    } catch (refusal) {
      busy = false;
      problem = refusal;
      draw();
    }
  };

  function draw() {
    const faults = faultsOf(problem);
    const choice = (name, options) => field({ id: `bulk-${name}`, name, label: t(`bulk.${name}`), options: [same(), ...options], fault: faults[name] });
    render(
      html`<form class="stack" @submit=${send}>
        <h2 id="bulk-title">${t("bulk.title", { n })}</h2>
        <p class="soft">${t("bulk.text")}</p>
        ${problem ? html`<div class="note bad" role="alert"><p>${problem.message}</p></div>` : nothing}
        <div class="fields">
          ${choice("priceBy", [{ value: "percent", label: t("bulk.percent") }, { value: "amount", label: t("bulk.amount") }])}
          ${field({ id: "bulk-value", name: "priceValue", label: t("bulk.priceValue"), mode: "text", hint: t("bulk.priceHint"), fault: faults.price ?? faults.percent ?? faults.amount })}
          ${field({ id: "bulk-round", name: "roundTo", label: t("bulk.roundTo"), value: 100, options: [5, 10, 100, 500].map((step) => ({ value: step, label: t("bulk.millimes", { n: step }) })) })}
          ${field({ id: "bulk-stock", name: "stock", label: t("bulk.stock"), mode: "numeric", fault: faults.stock })}
          ${choice("listed", [{ value: "true", label: t("product.listed") }, { value: "false", label: t("product.archived") }])}
          ${choice("tier", tiers())}
          ${choice("brand", brands)}
          ${choice("category", categories)}
          ${field({ id: "bulk-attribute", name: "attribute", label: t("bulk.attribute"), most: 100, hint: t("bulk.attributeHint") })}
          ${field({ id: "bulk-attribute-value", name: "attributeValue", label: t("bulk.attributeValue"), most: 300 })}
          ${field({ id: "bulk-reason", name: "reason", label: t("bulk.reason"), required: true, most: 300, wide: true, fault: faults.reason })}
          ${mayOverride ? field({ id: "bulk-override", name: "overrideReason", label: t("bulk.overrideReason"), most: 300, wide: true, hint: t("bulk.overrideHint") }) : nothing}
        </div>
        <p class="row ask-ways">
          <button type="button" class="button" @click=${() => dialog.close()}>${t("cancel")}</button>
          <button class="button main" ?disabled=${busy}>${t("bulk.preview")}</button>
        </p>
      </form>`,
      dialog,
    );
  }

  draw();
  dialog.showModal();
};
