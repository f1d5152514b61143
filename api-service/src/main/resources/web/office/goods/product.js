// One product: what it is, its numbers, photos, prices and cars. Each part of the page saves by itself.
import { html, nothing, render } from "lit-html";
import { once, post } from "../api.js";
import { failed, loading } from "../states.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { dinars, number } from "../written.js";
import { edit, find } from "./edits.js";
import { fitments } from "./fitments.js";
import { may } from "./may.js";
import { photos } from "./photos.js";
import { prices } from "./prices.js";
import { productForm } from "./product-form.js";

const PARTS = { photos, prices, fitments };

export const start = (root) => {
  const { id } = root.dataset;
  const head = root.querySelector("[data-head]");
  const form = productForm(root.querySelector("[data-fields]"), { save });
  let product = null;
  let parts = [];

  const show = (now) => {
    product = now;
    drawHead();
    form.show(now);
    for (const part of parts) part.show?.(now);
  };

  const archive = async (listed) => {
    const before = product.listed;
    const now = await tried(() => edit(product, { listed }));
    if (!now) return;
    show(now);
    toast(t(listed ? "product.restored" : "product.wasArchived"), { undo: async () => show(await edit(product, { listed: before })) });
  };

  const drawHead = () =>
    render(
      html`<p class="row"><bdi class="mono">${product.sku}</bdi>
          <span class="badge ${product.listed ? "good" : "care"}">${t(product.listed ? "product.listed" : "product.archived")}</span></p>
        <h1><bdi>${product.nameFr}</bdi></h1>
        <p class="row"><strong class="price">${dinars(product.price)}</strong>
          ${product.margin ? html`<span class="soft">${t("product.margin", { amount: dinars(product.margin) })}</span>` : nothing}
          <span class="soft">${t("product.pieces", { n: number(product.stock) })}</span></p>
        <p class="row">
          <a class="button small" href="/fr/piece/${product.slug}" target="_blank" rel="noopener">${t("product.inShop")}</a>
          ${may("edit")
            ? html`<button type="button" class="button small ${product.listed ? "danger" : ""}" data-archive @click=${() => archive(!product.listed)}>${t(product.listed ? "product.archive" : "product.restore")}</button>`
            : nothing}
        </p>`,
      head,
    );

  async function save(fields, before) {
    if (!id) {
      const made = await post("/api/admin/products", fields, { headers: once() });
      location.assign(`/admin/products/${made.id}`);
      return;
    }
    show(await edit(product, fields));
    toast(t("product.saved", { sku: product.sku }), { undo: async () => show(await edit(product, before)) });
  }

  const load = async () => {
    render(loading(), head);
    try {
      const found = await find(id);
      parts = Object.entries(PARTS).map(([name, part]) => part(root.querySelector(`[data-part="${name}"]`), { id, changed: async () => show(await find(id)), product: () => product }));
      show(found);
    } catch (failure) {
      render(failed(failure, load), head);
    }
  };

  if (id) load();
  else form.show(null);
};
