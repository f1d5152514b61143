// Where our prices stand among those of others, and the alerts that somebody set.
import { html } from "lit-html";
import { address, post } from "../api.js";
import { list, table } from "../list.js";
import { toast, tried } from "../toast.js";
import { says, t } from "../words.js";
import { ago, dinars, number } from "../written.js";

const rung = document.querySelector("[data-alerts]");
const may = rung.dataset.may === "edit";
const place = document.querySelector("[data-position]");

const seen = (alert) =>
  tried(async () => {
    await post(`/api/admin/prices/alerts/${alert.id}/acknowledgement`);
    toast(t("alerts.seen"));
    await alerts.load();
  });

const alerts = list({
  place: rung,
  url: () => address("/api/admin/prices/alerts", { limit: 20 }),
  rows: (items) =>
    table(items, [
      { title: t("alerts.what"), cell: (one) => (says(`alert.${one.kind}`) ? t(`alert.${one.kind}`) : one.kind) },
      { title: t("prices.part"), cell: (one) => html`<bdi>${one.name}</bdi> <bdi class="ref small soft">${one.sku}</bdi>` },
      { title: t("alerts.who"), cell: (one) => (one.url ? html`<a href=${one.url} rel="noreferrer noopener" target="_blank"><bdi>${one.seller}</bdi></a>` : html`<bdi>${one.seller ?? "–"}</bdi>`) },
      { title: t("prices.ours"), cell: (one) => dinars(one.reference), number: true },
      { title: t("alerts.theirs"), cell: (one) => dinars(one.amount), number: true },
      { title: t("alerts.when"), cell: (one) => ago(one.raisedAt) },
      ...(may ? [{ title: "", cell: (one) => html`<button class="button" type="button" aria-label="${t("alerts.ok")} ${one.sku}" @click=${() => seen(one)}>${t("alerts.ok")}</button>` }] : []),
    ], { label: t("alerts.title") }),
  none: t("alerts.none"),
});

const position = list({
  place,
  url: () => address("/api/admin/prices/position", { limit: 50 }),
  rows: (items) =>
    table(items, [
      { title: t("prices.part"), cell: (one) => html`<a href="/admin/products/${one.productId}"><bdi>${one.name}</bdi></a> <bdi class="ref small soft">${one.sku}</bdi>` },
      { title: t("prices.ours"), cell: (one) => dinars(one.price), number: true },
      { title: t("prices.lowest"), cell: (one) => dinars(one.lowest), number: true },
      { title: t("prices.market"), cell: (one) => dinars(one.market), number: true },
      { title: t("prices.gap"), cell: (one) => (one.percent == null ? "–" : html`<bdi dir="ltr" class=${one.percent > 0 ? "minus" : "plus"}>${one.percent > 0 ? "+" : ""}${number(one.percent, 1)} %</bdi>`), number: true },
      { title: t("prices.rank"), cell: (one) => (one.rank == null ? "–" : t("prices.rankOf", { n: one.rank, all: one.sellers + 1 })) },
      { title: t("prices.stake"), cell: (one) => dinars(one.stake), number: true },
    ], { label: t("prices.title") }),
  none: t("prices.none"),
});

alerts.load();
position.load();
