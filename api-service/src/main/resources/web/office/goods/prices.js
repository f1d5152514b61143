// The prices of a product: now, to come, and as they were, here and at competitors.
import { html, nothing, render } from "lit-html";
import { get, once, post, remove } from "../api.js";
import { list, table } from "../list.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { dinars, moment } from "../written.js";
import { of, setPrice } from "./edits.js";
import { amount, faultsOf, field, valuesOf } from "./fields.js";
import { may } from "./may.js";
import { priceChart } from "./price-chart.js";

const TONES = { IN_FORCE: "good", WAITING: "info", REFUSED: "bad", MISSED: "bad" };

export const prices = (place, { id, changed, product }) => {
  const path = `/api/admin/products/${id}/prices`;
  const at = (name) => place.querySelector(`[data-price="${name}"]`);
  const refusals = { now: null, later: null };
  let scheduled = [];

  const ledger = list({
    place: at("ledger"),
    url: () => path,
    none: t("price.noHistory"),
    rows: (items) =>
      table(items, [
        { title: t("price.at"), cell: (one) => html`<time datetime=${one.changedAt}>${moment(one.changedAt)}</time>` },
        { title: t("price.before"), number: true, cell: (one) => dinars(one.previous) },
        { title: t("price.after"), number: true, cell: (one) => html`<strong>${dinars(one.amount)}</strong>` },
        { title: t("price.reason"), cell: (one) => one.reason },
        { title: t("price.by"), cell: (one) => html`<bdi>${one.changedBy ?? "–"}</bdi>` },
      ], { label: t("price.history") }),
  });

  const loadScheduled = async () => {
    scheduled = (await tried(() => get(`${path}/scheduled?limit=50`)))?.data ?? [];
    drawScheduled();
  };

  const loadChart = async () => {
    const chart = await tried(() => get(`${path}/chart`));
    if (chart) render(priceChart(chart), at("chart"));
  };

  const all = () => Promise.all([ledger.load(), loadScheduled(), loadChart()]);

  const change = async (event) => {
    event.preventDefault();
    const form = event.target;
    const values = valuesOf(form);
    const before = product();
    try {
      await setPrice(before, amount(values.amount), values.reason, values.overrideReason);
      refusals.now = null;
      form.reset();
      await Promise.all([changed(), all()]);
      toast(t("price.saved", { sku: before.sku, value: dinars(product().price) }), {
        undo: async () => {
          await setPrice(product(), before.price.amount, t("price.undone"), values.overrideReason);
          await Promise.all([changed(), all()]);
        },
      });
    } catch (refusal) {
      refusals.now = refusal;
    }
    drawNow();
  };

  const schedule = async (event) => {
    event.preventDefault();
    const form = event.target;
    const values = valuesOf(form);
    const moments = Object.fromEntries(["effectiveAt", "endsAt"].filter((name) => values[name]).map((name) => [name, new Date(values[name]).toISOString()]));
    const wish = { amount: amount(values.amount), reason: values.reason, ...moments, ...(values.overrideReason && { overrideReason: values.overrideReason }) };
    try {
      await post(`${path}/scheduled`, wish, { headers: once() });
      refusals.later = null;
      form.reset();
      await loadScheduled();
      toast(t("price.scheduled"));
    } catch (refusal) {
      refusals.later = refusal;
    }
    drawScheduled();
  };

  const cancel = async (one) => {
    await tried(async () => {
      await remove(`${path}/scheduled/${one.id}`, of(product().version));
      toast(t("price.cancelled"));
    });
    await Promise.all([loadScheduled(), changed()]);
  };

  const override = (prefix, refusal) =>
    may("override") && refusal?.type === "price-below-margin" ? field({ id: `${prefix}-override`, name: "overrideReason", label: t("price.anywayReason"), most: 300, wide: true }) : nothing;

  const fault = (refusal) => (refusal ? html`<div class="note bad" role="alert"><p>${refusal.message}</p></div>` : nothing);

  const drawNow = () => {
    if (!may("edit")) return;
    const faults = faultsOf(refusals.now);
    render(
      html`<form class="stack" @submit=${change}>
        ${fault(refusals.now)}
        <div class="fields">
          ${field({ id: "price-amount", name: "amount", label: t("price.new"), mode: "decimal", required: true, hint: t("price.hint"), fault: faults.amount })}
          ${field({ id: "price-reason", name: "reason", label: t("price.reason"), required: true, most: 300, fault: faults.reason })}
          ${override("price", refusals.now)}
        </div>
        <p class="row"><button class="button main" data-set-price>${t("price.set")}</button></p>
      </form>`,
      at("now"),
    );
  };

  const standing = (one) => html`<li class="row-card">
    <span class="badge ${TONES[one.state] ?? ""}">${t(`scheduled.${one.state}`)}</span> <strong>${dinars(one.amount)}</strong>
    <span>${moment(one.effectiveAt)}${one.endsAt ? html` → ${moment(one.endsAt)}` : nothing}</span> <span class="soft">${one.reason}${one.note ? ` · ${one.note}` : ""}</span>
    ${may("edit") && ["WAITING", "IN_FORCE"].includes(one.state) ? html`<button type="button" class="button small danger" @click=${() => cancel(one)}>${t(`scheduled.cancel.${one.state}`)}</button>` : nothing}
  </li>`;

  function drawScheduled() {
    render(
      html`${scheduled.length ? html`<ul class="rows">${scheduled.map(standing)}</ul>` : html`<p class="soft">${t("price.noneScheduled")}</p>`}
        ${may("edit")
          ? html`<details ?open=${Boolean(refusals.later)}><summary>${t("price.schedule")}</summary>
              <form class="stack" @submit=${schedule}>
                ${fault(refusals.later)}
                <div class="fields">
                  ${field({ id: "later-amount", name: "amount", label: t("price.new"), mode: "decimal", required: true })}
                  ${field({ id: "later-reason", name: "reason", label: t("price.reason"), required: true, most: 300 })}
                  ${field({ id: "later-from", name: "effectiveAt", label: t("price.from"), type: "datetime-local", required: true })}
                  ${field({ id: "later-to", name: "endsAt", label: t("price.until"), type: "datetime-local", hint: t("price.untilHint") })}
                  ${override("later", refusals.later)}
                </div>
                <p class="row"><button class="button">${t("price.schedule")}</button></p>
              </form></details>`
          : nothing}`,
      at("scheduled"),
    );
  }

  drawNow();
  all();
  return {};
};

