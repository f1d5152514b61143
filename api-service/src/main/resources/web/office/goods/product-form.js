// The fields of a product, its attributes and its numbers.
import { html, nothing, render } from "lit-html";
import { t } from "../words.js";
import { amount, check, faultsOf, field, valuesOf } from "./fields.js";
import { may } from "./may.js";
import { allFamilies, brandOptions, tiers } from "./taxonomy.js";

const KINDS = ["MPN", "EAN", "OE", "CROSS", "SUPERSEDED"];
const NONE = { sku: "", nameFr: "", attributes: {}, references: [], brand: {}, category: {}, qualityTier: "AFTERMARKET", stock: 0, listed: true };

const written = (value) => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** What was typed, as what it was: a number stays one. */
const meant = (text, before) => {
  if (before !== undefined && written(before) === text) return before;
  return typeof before === "number" && Number.isFinite(Number(text)) ? Number(text) : text;
};

const plain = (product) => ({
  sku: product.sku,
  nameFr: product.nameFr,
  nameAr: product.nameAr ?? null,
  descriptionFr: product.descriptionFr ?? null,
  brand: product.brand.slug,
  category: product.category.slug,
  qualityTier: product.qualityTier,
  cost: product.cost?.amount ?? null,
  stock: product.stock,
  attributes: product.attributes,
  references: product.references,
});

/** A merge patch from one to the other; with the arguments turned round, the way back. */
const difference = (before, after) => {
  const patch = {};
  for (const name of Object.keys(after)) {
    if (name === "attributes") {
      const changes = {};
      for (const key of new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])) {
        if (JSON.stringify(before.attributes[key]) !== JSON.stringify(after.attributes[key])) changes[key] = after.attributes[key] ?? null;
      }
      if (Object.keys(changes).length) patch.attributes = changes;
    } else if (name === "cost" ? Number(before.cost) !== Number(after.cost) : JSON.stringify(before[name]) !== JSON.stringify(after[name])) patch[name] = after[name];
  }
  return patch;
};

/**
 * @param save (fields that change, how to take them back) => promise; of a new product all fields
 */
export const productForm = (place, { save }) => {
  let product = null;
  let isNew = false;
  let attributes = [];
  let references = [];
  let brands = [];
  let categories = [];
  let refusal = null;
  let busy = false;

  const typed = (form) => {
    const values = valuesOf(form);
    return {
      sku: values.sku,
      nameFr: values.nameFr,
      nameAr: values.nameAr,
      descriptionFr: values.descriptionFr,
      brand: values.brand,
      category: values.category,
      qualityTier: values.qualityTier,
      cost: "cost" in values ? amount(values.cost) : (product.cost?.amount ?? null),
      stock: Number(amount(values.stock) ?? 0),
      attributes: Object.fromEntries(attributes.filter(([name]) => name.trim()).map(([name, text]) => [name.trim(), meant(text, product.attributes[name.trim()])])),
      references: references.filter((one) => one.number.trim()).map(({ kind, maker, number }) => ({ kind, maker: maker.trim(), number: number.trim() })),
    };
  };

  const submit = async (event) => {
    event.preventDefault();
    const now = typed(event.target);
    const before = plain(product);
    const fields = isNew ? { ...now, price: amount(valuesOf(event.target).price), listed: event.target.elements.listed.checked } : difference(before, now);
    if (!isNew && !Object.keys(fields).length) return;
    busy = true;
    refusal = null;
    draw();
    try {
      await save(fields, difference(now, before));
    } catch (failure) {
      refusal = failure;
    }
    busy = false;
    draw();
    place.querySelector("[aria-invalid=true], [role=alert]")?.focus();
  };

  const small = (label, value, set, more = {}) => html`<input class="input" aria-label=${label} maxlength=${more.most ?? 100} dir=${more.dir ?? nothing}
    list=${more.list ?? nothing} ?readonly=${!may("edit")} .value=${value} @input=${(event) => set(event.target.value)}>`;

  const away = (remove, label) => (may("edit") ? html`<button type="button" class="button plain small" title=${label} aria-label=${label} @click=${() => (remove(), draw())}><span class="icon icon-cross" aria-hidden="true"></span></button>` : nothing);

  const attributeRows = () => html`<fieldset class="lines"><legend>${t("product.attributes")}</legend>
    ${attributes.map((one, at) => html`<div class="line two">
      ${small(t("product.attribute"), one[0], (text) => (one[0] = text))}
      ${small(t("product.attributeValue"), one[1], (text) => (one[1] = text), { most: 1000 })}
      ${away(() => attributes.splice(at, 1), t("product.removeAttribute", { name: one[0] }))}
    </div>`)}
    ${may("edit") ? html`<button type="button" class="button small" @click=${() => (attributes.push(["", ""]), draw())}>${t("product.addAttribute")}</button>` : nothing}
  </fieldset>`;

  const referenceRows = () => html`<fieldset class="lines"><legend>${t("product.references")}</legend>
    ${references.map((one, at) => html`<div class="line three">
      <select class="input" aria-label=${t("product.referenceKind")} ?disabled=${!may("edit")} @change=${(event) => (one.kind = event.target.value)}>
        ${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === one.kind}>${t(`reference.${kind}`)}</option>`)}
      </select>
      ${small(t("product.maker"), one.maker, (text) => (one.maker = text))}
      ${small(t("product.number"), one.number, (text) => (one.number = text), { dir: "ltr" })}
      ${away(() => references.splice(at, 1), t("product.removeReference", { number: one.number }))}
    </div>`)}
    ${may("edit") ? html`<button type="button" class="button small" @click=${() => (references.push({ kind: "OE", maker: "", number: "" }), draw())}>${t("product.addReference")}</button>` : nothing}
  </fieldset>`;

  function draw() {
    const faults = faultsOf(refusal);
    const text = (name, more = {}) => field({ id: name, name, label: t(`product.${name}`), value: product[name], fault: faults[name], disabled: !may("edit"), ...more });
    render(
      html`<form class="panel stack" novalidate @submit=${submit}>
        <h2>${t("product.fields")}</h2>
        ${refusal ? html`<div class="note bad" role="alert" tabindex="-1"><p>${refusal.message}</p></div>` : nothing}
        <div class="fields">
          ${text("sku", { most: 100, required: true, dir: "ltr" })}
          ${text("nameFr", { most: 300, required: true, wide: true })}
          ${text("nameAr", { most: 300, wide: true, dir: "rtl" })}
          ${text("brand", { value: product.brand.slug, options: isNew ? [{ value: "", label: "–" }, ...brands] : brands })}
          ${text("category", { value: product.category.slug, options: isNew ? [{ value: "", label: "–" }, ...categories] : categories })}
          ${text("qualityTier", { options: tiers(), fault: faults.tier })}
          ${isNew ? text("price", { mode: "decimal", required: true, hint: t("price.hint") }) : nothing}
          ${product.cost || isNew || may("edit") ? text("cost", { value: product.cost?.amount ?? "", mode: "decimal" }) : nothing}
          ${text("stock", { mode: "numeric" })}
          ${text("descriptionFr", { rows: 4, most: 20000, wide: true })}
        </div>
        ${attributeRows()} ${referenceRows()}
        ${isNew ? check({ id: "listed", name: "listed", label: t("product.listed"), checked: true }) : nothing}
        ${may("edit") ? html`<p class="row"><button class="button main" data-save ?disabled=${busy}>${t(isNew ? "product.create" : "save")}</button></p>` : nothing}
      </form>`,
      place,
    );
  }

  return {
    /** @param found null for a new one */
    async show(found) {
      isNew = !found;
      product = found ?? NONE;
      attributes = Object.entries(product.attributes).map(([name, value]) => [name, written(value)]);
      references = product.references.map((one) => ({ ...one }));
      if (!brands.length) [brands, categories] = await Promise.all([brandOptions(), allFamilies()]).catch(() => [[], []]);
      const known = (all, one) => (!one.slug || all.some((other) => other.value === one.slug) ? all : [{ value: one.slug, label: one.name }, ...all]);
      brands = known(brands, product.brand);
      categories = known(categories, product.category);
      draw();
    },
  };
};
