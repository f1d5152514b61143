// Signals by the money at stake, to decide about.
import { html, nothing, render } from "lit-html";
import { address, post } from "../api.js";
import { dialog } from "../dialog.js";
import { keys } from "../keys.js";
import { filters, list, named } from "../list.js";
import { toast, tried } from "../toast.js";
import { counted, t } from "../words.js";
import { ago, day, dinars, number } from "../written.js";
import { mayDecide, part } from "./parts.js";

const INSIGHTS = "/api/admin/insights";
const place = document.querySelector("[data-list]");
const bulk = document.querySelector("[data-bulk]");
const may = mayDecide();
let chosen = 0;

const filter = () => Object.fromEntries(values());
const isOpen = () => !filter().state;

const undo = (batch) => async () => {
  await post(`${INSIGHTS}/decisions/${batch}/undo`);
  await signals.load();
};

/** Decides about those of the filter, or about `one` of them, and offers the way back. */
const decide = (decision, one) =>
  tried(async () => {
    const done = await post(address(`${INSIGHTS}/decisions`, filter()), one ? { ...decision, ids: [one.id] } : decision);
    toast(counted(`decided.${decision.to}`, done.decided), { undo: undo(done.batch) });
    if (!one) return signals.load();
    const at = signals.items.indexOf(one);
    signals.items = signals.items.filter((item) => item !== one);
    if (signals.total) signals.total = { ...signals.total, value: signals.total.value - 1 };
    signals.draw();
    draw();
    choose(Math.min(at, signals.items.length - 1));
  });

const later = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const snooze = async (one) => {
  const form = await dialog({
    title: t("snooze.title"),
    body: html`<div class="chips">${[7, 14, 30].map((days) => html`<button class="chip" type="button" @click=${() => (document.getElementById("day").value = later(days))}>${counted("days", days)}</button>`)}</div>
      <div class="field"><label for="day">${t("snooze.until")}</label><input id="day" name="day" type="date" required min=${later(1)} .value=${later(7)}></div>`,
    confirm: t("act.SNOOZED"),
  });
  if (form) await decide({ to: "SNOOZED", until: form.get("day") }, one);
};

const dismiss = async (one) => {
  const form = await dialog({
    title: t("dismiss.title"),
    body: html`<div class="field"><label for="reason">${t("reason")}</label><input id="reason" name="reason" required maxlength="500" list="reasons" autocomplete="off">
      <datalist id="reasons">${["known", "wrong", "small", "leaving"].map((one) => html`<option value=${t(`dismiss.${one}`)}></option>`)}</datalist></div>`,
    confirm: t("act.DISMISSED"),
  });
  if (form) await decide({ to: "DISMISSED", reason: form.get("reason") }, one);
};

const done = (one) => decide({ to: "DONE" }, one);
const reopen = (one) => decide({ to: "OPEN" }, one);

const acts = (one) => {
  if (!may) return nothing;
  if (!isOpen()) return html`<button class="button" type="button" @click=${() => reopen(one)}>${t("act.OPEN")}</button>`;
  return html`<button class="button" type="button" @click=${() => done(one)}>${t("act.DONE")}</button>
    <button class="button" type="button" @click=${() => snooze(one)}>${t("act.SNOOZED")}</button>
    <button class="button" type="button" @click=${() => dismiss(one)}>${t("act.DISMISSED")}</button>`;
};

const card = (one, at) => html`<li class="panel signal ${at === chosen ? "on" : ""}" data-id=${one.id} @focusin=${() => mark(at)}>
  <p class="row spread"><span class="badge ${["RESTOCK", "DROP", "DRIFT"].includes(one.kind) ? "care" : "info"}">${named("kind", one.kind)}</span><strong class="price">${dinars(one.worth)}</strong></p>
  <h2>${part(one.product)}</h2>
  <p><bdi>${one.reason}</bdi></p>
  <p class="signal-advice"><strong><bdi>${one.advice}</bdi></strong></p>
  <p class="small soft">${t("insights.stock", { n: number(one.product.stock) })} · ${t("insights.seen", { when: ago(one.updatedAt) })}
    ${one.snoozedUntil ? html`· ${t("insights.until", { day: day(one.snoozedUntil) })}` : nothing}
    ${one.decidedBy ? html`· <bdi>${one.decidedBy}</bdi>` : nothing}${one.decisionReason ? html` · <bdi>${one.decisionReason}</bdi>` : nothing}</p>
  <p class="row">${acts(one)}</p>
</li>`;

const values = filters(document.querySelector("[data-filters]"), () => load());
const signals = list({
  place,
  url: () => address(INSIGHTS, { ...filter(), limit: 50 }),
  rows: (items) => html`<ol class="signals">${items.map(card)}</ol>`,
  none: t("insights.none"),
  loaded: () => draw(),
});

const mark = (at) => {
  chosen = at;
  for (const [i, one] of [...place.querySelectorAll(".signal")].entries()) one.classList.toggle("on", i === at);
};

const choose = (at) => {
  const one = place.querySelectorAll(".signal")[Math.max(0, at)];
  if (!one) return;
  mark(Math.max(0, at));
  one.scrollIntoView({ block: "nearest" });
  one.querySelector("a").focus({ preventScroll: true });
};

/** Asks once, with the number, before it decides about all that the filter means. */
const decideAll = async () => {
  const form = await tried(async () => {
    const { decided } = await post(address(`${INSIGHTS}/decisions`, { ...filter(), validateOnly: true }), { to: "DONE" });
    return dialog({ title: counted("bulk.title", decided), body: html`<p>${t("bulk.text")}</p>`, confirm: t("act.DONE") });
  });
  if (form) await decide({ to: "DONE" });
};

const draw = () =>
  render(may && isOpen() && signals.items.length > 1 ? html`<button class="button" type="button" @click=${decideAll}>${t("bulk")}</button><span class="small soft">${t("bulk.keys")}</span>` : nothing, bulk);

const load = () => {
  chosen = 0;
  return signals.load();
};

const now = (deed) => () => signals.items[chosen] && deed(signals.items[chosen]);
keys({
  j: { says: t("key.next"), does: () => choose(Math.min(chosen + 1, signals.items.length - 1)) },
  k: { says: t("key.previous"), does: () => choose(chosen - 1) },
  ...(may
    ? {
        d: { says: t("act.DONE"), does: now((one) => (isOpen() ? done(one) : undefined)) },
        s: { says: t("act.SNOOZED"), does: now((one) => (isOpen() ? snooze(one) : undefined)) },
        x: { says: t("act.DISMISSED"), does: now((one) => (isOpen() ? dismiss(one) : undefined)) },
      }
    : {}),
});
load();
