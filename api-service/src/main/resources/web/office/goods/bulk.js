// Bulk edits: those that were, and one with its preview.
import { html, nothing } from "lit-html";
import { list, table } from "../list.js";
import { dinars, moment, number } from "../written.js";
import { t } from "../words.js";
import { differences, jobPage, numbers, stateBadge } from "./jobs.js";

const PATH = "/api/admin/products/bulk-edits";

const columns = [
  { title: t("bulk.reason"), cell: (edit) => html`<a href="/admin/products/bulk/${edit.id}">${edit.reason}</a>` },
  { title: t("bulk.state"), cell: stateBadge },
  { title: t("bulk.products"), number: true, cell: (edit) => number(edit.preview.changed) },
  { title: t("bulk.by"), cell: (edit) => html`<bdi>${edit.createdBy}</bdi>` },
  { title: t("bulk.at"), cell: (edit) => html`<time datetime=${edit.createdAt}>${moment(edit.createdAt)}</time>` },
];

const past = (place) => list({ place, url: () => PATH, rows: (items) => table(items, columns, { label: t("bulk.past") }), none: t("bulk.none") }).load();

const wish = (changes) => {
  const said = [];
  const { price } = changes;
  if (price) said.push(`${t("field.price")} ${price.percent ? `${price.percent} %` : `${price.amount} ${t("dinar")}`}`);
  for (const [name, field] of Object.entries({ brand: "brand", category: "category", tier: "quality", stock: "stock" })) {
    if (changes[name] !== undefined && changes[name] !== null) said.push(`${t(`field.${field}`)} = ${name === "tier" ? t(`tier.${changes.tier}`) : changes[name]}`);
  }
  if (changes.listed !== undefined && changes.listed !== null) said.push(t(changes.listed ? "product.listed" : "product.archived"));
  for (const [name, value] of Object.entries(changes.setAttributes ?? {})) said.push(`${name} = ${value}`);
  for (const name of changes.removeAttributes ?? []) said.push(`${name} = –`);
  return said.join(" · ");
};

const describe = (edit) => html`<p><strong>${edit.reason}</strong></p>
  <p class="soft"><bdi>${wish(edit.changes)}</bdi> · <bdi>${edit.createdBy}</bdi></p>
  ${numbers([
    [t("bulk.matched"), edit.preview.matched],
    [t("bulk.changed"), edit.preview.changed, "good"],
    [t("bulk.unchanged"), edit.preview.unchanged],
    [t("bulk.belowMargin"), edit.preview.belowMargin, "bad"],
    [t("bulk.impossiblePrice"), edit.preview.impossiblePrice, "bad"],
    [t("job.updated"), edit.outcome.updated, "good"],
    [t("job.conflicts"), edit.outcome.conflict, "care"],
    [t("job.undone"), edit.outcome.undone],
    [t("job.partlyUndone"), edit.outcome.partlyUndone, "care"],
  ])}`;

const row = (one) => html`<li class="row-card">
  <a href="/admin/products/${one.productId}"><bdi class="mono">${one.sku}</bdi></a>
  ${one.refusal ? html`<span class="badge bad">${t(`bulk.refusal.${one.refusal}`)}</span>` : nothing}
  ${one.lowest ? html`<span class="soft">${t("bulk.lowest", { price: dinars(one.lowest) })}</span>` : nothing}
  ${one.outcome ? html`<span class="badge">${t(`outcome.${one.outcome}`)}</span>` : nothing}
  ${differences(one.changes)}
</li>`;

export const start = (root) => {
  const { id } = root.dataset;
  if (!id) return past(root.querySelector("[data-list]"));
  return jobPage({
    place: root.querySelector("[data-job]"),
    path: `${PATH}/${encodeURIComponent(id)}`,
    describe,
    applying: (edit) => edit.preview.changed - edit.outcome.updated,
    tabs: [
      { key: "changed", label: t("bulk.changed"), count: (edit) => edit.preview.changed, query: { kind: "CHANGED" } },
      { key: "refused", label: t("bulk.refused"), count: (edit) => edit.preview.belowMargin + edit.preview.impossiblePrice, query: { kind: "REFUSED" } },
      { key: "conflict", label: t("job.conflicts"), count: (edit) => edit.outcome.conflict, query: { outcome: "CONFLICT" } },
    ],
    row,
  });
};
