// Part families as a tree, and brands: named, moved, merged, removed.
import { html, nothing, render } from "lit-html";
import { address, get, once, post, put, remove } from "../api.js";
import { ask } from "../dialog.js";
import { filters, list, table } from "../list.js";
import { failed, loading } from "../states.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { editDialog } from "./edit-dialog.js";
import { of } from "./edits.js";
import { field } from "./fields.js";
import { may } from "./may.js";
import { inOrder, nameOf } from "./taxonomy.js";

const CATEGORIES = "/api/admin/categories";
const BRANDS = "/api/admin/brands";

/** What both kinds have in common. */
const editing = (path, draftOf, changed) => ({
  async revise(before, values) {
    const now = await put(`${path}/${before.id}`, values, of(before.version));
    toast(t("taxonomy.saved"), {
      undo: async () => {
        await put(`${path}/${now.id}`, draftOf(before), of(now.version));
        changed();
      },
    });
  },
  add: (values) => post(path, values, { headers: once() }),
  remove: (one, name) =>
    tried(async () => {
      await remove(`${path}/${one.id}`, of(one.version));
      changed();
      toast(t("taxonomy.removed", { name }), {
        undo: async () => {
          await post(path, draftOf(one), { headers: once() });
          changed();
        },
      });
    }),
  /** The one thing here that cannot be taken back. */
  merge: (one, name, options) =>
    editDialog({
      title: t("taxonomy.merge", { name }),
      fields: () => html`<p class="note care">${t("taxonomy.mergeText")}</p>${field({ id: "into", name: "into", label: t("taxonomy.into"), options, required: true })}`,
      confirm: t("taxonomy.mergeGo"),
      save: async (values) => {
        if (!(await ask(t("taxonomy.mergeSure", { name }), { text: t("taxonomy.mergeText"), confirm: t("taxonomy.mergeGo") }))) return;
        await post(`${path}/${one.id}/merge`, { into: Number(values.into) }, of(one.version));
      },
      then: changed,
    }),
});

const acts = (name, { edit, merge, drop, more = nothing }) => html`<span class="row">
  ${more}
  <button type="button" class="button small" aria-label=${t("taxonomy.editOf", { name })} @click=${edit}>${t("taxonomy.edit")}</button>
  <button type="button" class="button small" aria-label=${t("taxonomy.mergeOf", { name })} @click=${merge}>${t("taxonomy.mergeShort")}</button>
  <button type="button" class="button small danger" aria-label=${t("taxonomy.removeOf", { name })} @click=${drop}>${t("taxonomy.remove")}</button>
</span>`;

const categories = (root) => {
  const place = root.querySelector("[data-categories]");
  const draftOf = ({ parentId, nameFr, nameAr, position }) => ({ parentId, nameFr, nameAr, position });
  let all = [];

  const load = async () => {
    try {
      all = inOrder((await get(CATEGORIES)).data);
      draw();
    } catch (failure) {
      render(failed(failure, load), place);
    }
  };
  const work = editing(CATEGORIES, draftOf, load);

  const below = (one) => new Set([one.id, ...all.filter((other) => other.parentId === one.id).flatMap((other) => [...below(other)])]);

  const options = (but) => all.filter((one) => !but.has(one.id)).map((one) => ({ value: one.id, label: `${"\u2003".repeat(one.depth)}${nameOf(one)}` }));

  const open = (one, parentId = one?.parentId ?? null) =>
    editDialog({
      title: one ? t("taxonomy.editOf", { name: nameOf(one) }) : t("taxonomy.addCategory"),
      fields: (faults) => html`
        ${field({ id: "nameFr", name: "nameFr", label: t("taxonomy.nameFr"), value: one?.nameFr ?? "", required: true, most: 200, fault: faults.nameFr })}
        ${field({ id: "nameAr", name: "nameAr", label: t("taxonomy.nameAr"), value: one?.nameAr ?? "", required: true, most: 200, dir: "rtl", fault: faults.nameAr })}
        ${field({ id: "parentId", name: "parentId", label: t("taxonomy.parent"), value: parentId ?? "", options: [{ value: "", label: t("taxonomy.top") }, ...options(one ? below(one) : new Set())], fault: faults.parentId })}
        ${field({ id: "position", name: "position", label: t("taxonomy.position"), type: "number", min: 0, max: 1000000, value: one?.position ?? all.filter((other) => other.parentId === parentId).length + 1, hint: t("taxonomy.positionHint"), fault: faults.position })}`,
      save: ({ nameFr, nameAr, parentId: parent, position }) => {
        const draft = { nameFr, nameAr, parentId: parent ? Number(parent) : null, position: Number(position ?? 0) };
        return one ? work.revise(one, draft) : work.add(draft);
      },
      then: load,
    });

  const draw = () =>
    render(
      all.length
        ? table(all, [
            { title: t("taxonomy.name"), cell: (one) => html`<span class="branch depth-${Math.min(one.depth, 5)}"><bdi>${one.nameFr}</bdi></span>` },
            { title: t("taxonomy.nameAr"), cell: (one) => html`<bdi lang="ar">${one.nameAr}</bdi>` },
            { title: t("taxonomy.products"), cell: (one) => html`<a href=${address("/admin/products", { category: one.slug })} aria-label=${t("taxonomy.productsOf", { name: nameOf(one) })}>${t("taxonomy.see")}</a>` },
            ...(may("edit")
              ? [{
                  title: t("miss.what"),
                  cell: (one) => acts(nameOf(one), {
                    edit: () => open(one),
                    merge: () => work.merge(one, nameOf(one), options(below(one))),
                    drop: () => work.remove(one, nameOf(one)),
                    more: html`<button type="button" class="button small" aria-label=${t("taxonomy.addBelowOf", { name: nameOf(one) })} @click=${() => open(null, one.id)}>${t("taxonomy.addBelow")}</button>`,
                  }),
                }]
              : []),
          ], { label: t("taxonomy.categories"), row: (one) => ({ id: one.id }) })
        : html`<div class="state"><p>${t("taxonomy.none")}</p></div>`,
      place,
    );

  render(loading(), place);
  root.querySelector("[data-add-category]")?.addEventListener("click", () => open(null));
  load();
};

const brands = (root) => {
  const draftOf = ({ name, country }) => ({ name, country });
  const shown = list({
    place: root.querySelector("[data-brands]"),
    url: () => address(BRANDS, { ...Object.fromEntries(values()), limit: 50 }),
    none: t("taxonomy.noBrand"),
    rows: (items) =>
      table(items, [
        { title: t("taxonomy.name"), cell: (one) => html`<bdi><strong>${one.name}</strong></bdi>` },
        { title: t("taxonomy.country"), cell: (one) => html`<bdi>${one.country ?? "–"}</bdi>` },
        { title: t("taxonomy.products"), cell: (one) => html`<a href=${address("/admin/products", { brand: one.slug })} aria-label=${t("taxonomy.productsOf", { name: one.name })}>${t("taxonomy.see")}</a>` },
        ...(may("edit") ? [{ title: t("miss.what"), cell: (one) => acts(one.name, { edit: () => open(one), merge: () => merge(one), drop: () => work.remove(one, one.name) }) }] : []),
      ], { label: t("taxonomy.brands") }),
  });
  const values = filters(root.querySelector("[data-filter]"), () => shown.load());
  const work = editing(BRANDS, draftOf, shown.load);

  const merge = async (one) => {
    const others = await tried(async () => {
      const all = [];
      for (let cursor; ;) {
        const page = await get(address(BRANDS, { limit: 100, cursor }));
        all.push(...page.data);
        cursor = page.nextCursor;
        if (!cursor) return all;
      }
    });
    if (others) work.merge(one, one.name, others.filter((other) => other.id !== one.id).map((other) => ({ value: other.id, label: other.name })));
  };

  const open = (one) =>
    editDialog({
      title: one ? t("taxonomy.editOf", { name: one.name }) : t("taxonomy.addBrand"),
      fields: (faults) => html`
        ${field({ id: "name", name: "name", label: t("taxonomy.name"), value: one?.name ?? "", required: true, most: 200, fault: faults.name })}
        ${field({ id: "country", name: "country", label: t("taxonomy.country"), value: one?.country ?? "", most: 100, fault: faults.country })}`,
      save: (draft) => (one ? work.revise(one, draft) : work.add(draft)),
      then: shown.load,
    });

  root.querySelector("[data-add-brand]")?.addEventListener("click", () => open(null));
  shown.load();
};

export const start = (root) => {
  categories(root);
  brands(root);
};
