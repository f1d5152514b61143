// Editing one cell of the grid: Enter saves, Escape restores, and what was saved can be undone.
import { html, nothing } from "lit-html";
import { dialog } from "../dialog.js";
import { dinars, number } from "../written.js";
import { toast } from "../toast.js";
import { t } from "../words.js";
import { amount, field } from "./fields.js";
import { edit, find, setPrice } from "./edits.js";

/** What can be edited in place: how it is shown, what is typed, and how it is saved. */
const KINDS = {
  price: {
    shown: (product) => dinars(product.price),
    typed: (product) => product.price.amount,
    save: (product, typed, override) => setPrice(product, amount(typed), t("price.editedInList"), override),
    undo: (product, before, override) => setPrice(product, before, t("price.undone"), override),
  },
  stock: {
    shown: (product) => number(product.stock),
    typed: (product) => String(product.stock),
    save: (product, typed) => edit(product, { stock: Number(amount(typed)) }),
    undo: (product, before) => edit(product, { stock: Number(before) }),
  },
};

/**
 * @param changed told of the product as it is now
 * @param draw shows the cell of the product anew
 */
export const cells = ({ changed, draw, mayEdit }) => {
  let open = null;

  const focus = (id, name, target) => document.getElementById(`${name}-${id}`)?.querySelector(target)?.focus();

  const begin = (product, name) => {
    const before = open?.product;
    open = { product, name, problem: null, busy: false };
    if (before) draw(before.id);
    draw(product.id);
    document.getElementById(`${name}-${product.id}`)?.querySelector("input")?.select();
  };

  const close = () => {
    const { product, name } = open;
    open = null;
    draw(product.id);
    focus(product.id, name, "button");
  };

  const undo = async (saved, name, before, override) => changed(await KINDS[name].undo(saved, before, override));

  const save = async (typed, override) => {
    const { product, name } = open;
    const before = KINDS[name].typed(product);
    if (Number(amount(typed)) === Number(before)) return close();
    open = { ...open, typed, busy: true };
    draw(product.id);
    try {
      const saved = await KINDS[name].save(product, typed, override);
      changed(saved);
      close();
      toast(t(`${name}.saved`, { sku: product.sku, value: KINDS[name].shown(saved) }), {
        undo: () => undo(saved, name, before, override),
      });
    } catch (problem) {
      if (problem.status === 412) changed((open = { ...open, product: await find(product.id) }).product);
      open = { ...open, busy: false, problem };
      draw(product.id);
      focus(product.id, name, "input");
    }
  };

  const anyway = async () => {
    const typed = open.typed;
    const answer = await dialog({
      title: t("price.anyway"),
      body: html`<p>${open.problem.message}</p>${field({ id: "anyway", name: "reason", label: t("price.anywayReason"), required: true, most: 300 })}`,
      confirm: t("price.anywayConfirm"),
    });
    if (answer) await save(typed, answer.get("reason"));
  };

  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };

  const form = (product, name) => html`<form class="cell-form" novalidate @keydown=${keys}
      @submit=${(event) => (event.preventDefault(), save(event.target.elements.value.value))}>
    <input class="input" name="value" inputmode="decimal" autocomplete="off" aria-label=${t(`${name}.of`, { sku: product.sku })}
      aria-invalid=${open.problem ? "true" : nothing} aria-describedby=${open.problem ? "cell-problem" : nothing}
      ?readonly=${open.busy} .value=${open.typed ?? KINDS[name].typed(product)}>
    ${open.problem
      ? html`<div class="cell-problem" id="cell-problem" role="alert"><p>${open.problem.message}</p>
          ${mayOverride(open.problem) ? html`<button type="button" class="button small" @click=${anyway}>${t("price.anyway")}</button>` : nothing}</div>`
      : nothing}
  </form>`;

  const mayOverride = (problem) => mayEdit.belowMargin && problem.type === "price-below-margin";

  /** The cell of a product: its value, or a form with it. */
  return (product, name) => {
    const isOpen = open?.product.id === product.id && open.name === name;
    return html`<div class="cell" id="${name}-${product.id}">
      ${isOpen
        ? form(product, name)
        : mayEdit.products
          ? html`<button type="button" class="cell-value" data-cell=${name} title=${t("cell.edit")} @click=${() => begin(product, name)}>${KINDS[name].shown(product)}</button>`
          : html`<span class="cell-value">${KINDS[name].shown(product)}</span>`}
    </div>`;
  };
};
