// Brands, part families and quality tiers to choose from, by slug.
import { get } from "../api.js";
import { lang, t } from "../words.js";

let brands;
let categories;

/** As a tree in one list: each with its depth. */
export const inOrder = (all, parentId = null, depth = 0) =>
  all.filter((one) => one.parentId === parentId).flatMap((one) => [{ ...one, depth }, ...inOrder(all, one.id, depth + 1)]);

export const nameOf = (category) => (lang === "ar" ? category.nameAr : category.nameFr);

export const brandOptions = () =>
  (brands ??= get("/api/brands").then((page) => page.data.map((brand) => ({ value: brand.slug, label: brand.name }))));

export const allFamilies = () =>
  (categories ??= get("/api/admin/categories").then((page) =>
    inOrder(page.data).map((one) => ({ value: one.slug, label: `${"\u2003".repeat(one.depth)}${nameOf(one)}` })),
  ));

export const tiers = () => ["GENUINE", "OEM", "AFTERMARKET", "USED"].map((value) => ({ value, label: t(`tier.${value}`) }));

const fill = (select, options) => select.append(...options.map(({ value, label }) => new Option(label, value)));

export const makers = async (select) => fill(select, await brandOptions());
export const families = async (select) => fill(select, await allFamilies());
