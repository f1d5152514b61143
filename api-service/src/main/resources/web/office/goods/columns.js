// The columns of the grid of products, in the order in which they are offered.
import { html, nothing } from "lit-html";
import { day, dinars } from "../written.js";
import { t } from "../words.js";

const name = (product) => html`<a class="cell-name" href="/admin/products/${product.id}"><bdi>${product.nameFr}</bdi></a>
  ${product.listed ? nothing : html`<span class="badge">${t("product.archived")}</span>`}`;

const picture = (product) =>
  product.imageUrl ? html`<img src=${product.imageUrl} alt="" loading="lazy" width="40" height="40">` : html`<span class="no-picture" title=${t("product.noImage")}></span>`;

/** Widths are those of a CSS grid; `cell` gets the product and the editable cells. */
export const COLUMNS = {
  image: { width: "3.5rem", cell: picture },
  sku: { width: "7.5rem", cell: (product) => html`<bdi class="mono">${product.sku}</bdi>` },
  name: { width: "minmax(10rem, 3fr)", cell: name },
  nameAr: { width: "minmax(10rem, 2fr)", cell: (product) => (product.nameAr ? html`<bdi lang="ar">${product.nameAr}</bdi>` : html`<span class="badge care">${t("product.noArabic")}</span>`) },
  brand: { width: "minmax(5rem, 1fr)", cell: (product) => html`<bdi>${product.brand.name}</bdi>` },
  category: { width: "minmax(6rem, 1.3fr)", cell: (product) => html`<bdi>${product.category.name}</bdi>` },
  tier: { width: "8rem", cell: (product) => t(`tier.${product.qualityTier}`) },
  price: { width: "7.5rem", number: true, cell: (product, cells) => cells(product, "price") },
  cost: { width: "6.5rem", number: true, cell: (product) => (product.cost ? dinars(product.cost) : "–") },
  margin: { width: "6.5rem", number: true, cell: (product) => (product.margin ? dinars(product.margin) : "–") },
  stock: { width: "5rem", number: true, cell: (product, cells) => cells(product, "stock") },
  listed: { width: "6.5rem", cell: (product) => html`<span class="badge ${product.listed ? "good" : ""}">${t(product.listed ? "product.listed" : "product.archived")}</span>` },
  updated: { width: "6rem", cell: (product) => html`<time datetime=${product.updatedAt}>${day(product.updatedAt)}</time>` },
};

export const USUAL = ["sku", "name", "brand", "category", "price", "margin", "stock", "updated"];
