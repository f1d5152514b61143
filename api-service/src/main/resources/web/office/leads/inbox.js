// The inbox of leads: the queue on one side, the lead in hand on the other, both driven by single keys.
import { html, nothing } from "lit-html";
import { address, get, post } from "../api.js";
import { keys } from "../keys.js";
import { filters, list } from "../list.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { number } from "../written.js";
import { detail } from "./detail.js";
import { because, mergeInto } from "./questions.js";
import { verdict } from "./verdict.js";

const LEADS = "/api/admin/leads";
const root = document.querySelector("[data-inbox]");
const may = root.dataset.may === "edit";
const pane = root.querySelector("[data-lead]");
const form = root.querySelector("[data-filter]");
/** What was done last, for `u`. */
const done = [];
let at = null;

const card = (lead) => html`<li>
  <button type="button" class="lead-card" id="lead-${lead.id}" aria-current=${lead.id === at ? "true" : nothing} @click=${() => open(lead.id)}>
    <span class="lead-score" aria-label=${t("score.of", { n: lead.score })}>${lead.score}</span>
    <span><strong><bdi>${lead.name}</bdi></strong>
      <span class="soft small">${t(`kind.${lead.kind}`)}${lead.city ? html` · <bdi>${lead.city}</bdi>` : nothing}${lead.offerCount ? html` · ${t("offers.n", { n: number(lead.offerCount) })}` : nothing}</span></span>
    ${lead.state === "NEW" ? nothing : html`<span class="badge">${t(`state.${lead.state}`)}</span>`}
  </button></li>`;

const place = root.querySelector("[data-queue]");
const queue = list({
  place,
  url: () => address(LEADS, { ...asked(), limit: 50 }),
  rows: (items) => html`<ol class="queue" aria-label=${t("place.leads")}>${items.map(card)}</ol>`,
  none: t("inbox.none"),
  loaded: (items) => {
    if (!items.some((lead) => lead.id === at)) hold(items[0]?.id ?? null);
  },
});

const shown = detail(pane, { may, changed: (lead) => replace(lead) });

const replace = (lead) => {
  const index = queue.items.findIndex((one) => one.id === lead.id);
  if (index >= 0) queue.items[index] = { ...queue.items[index], ...lead };
  queue.draw();
};

const hold = (id) => {
  at = id;
  queue.draw();
  shown.open(id);
};

const open = (id) => {
  hold(id);
  document.getElementById(`lead-${id}`)?.scrollIntoView({ block: "nearest" });
};

const step = (by) => {
  const index = queue.items.findIndex((lead) => lead.id === at);
  const next = queue.items[Math.min(Math.max(index + by, 0), queue.items.length - 1)];
  if (next) open(next.id);
};

/** Takes a lead out of the queue that it no longer belongs to, and goes on to the next. */
const leave = (id) => {
  const index = queue.items.findIndex((lead) => lead.id === id);
  queue.items = queue.items.filter((lead) => lead.id !== id);
  const next = queue.items[Math.min(index, queue.items.length - 1)];
  if (!next && queue.cursor) return queue.load();
  return open(next?.id ?? null);
};

/** Once, whether a key asks for it or the button of the toast. */
const takeBack = async (act) => {
  const index = done.indexOf(act);
  if (index < 0) return;
  done.splice(index, 1);
  try {
    await act.back();
  } catch (failure) {
    done.push(act);
    throw failure;
  }
  await queue.load();
  if (act.id) open(act.id);
};

const undo = async () => {
  const last = done.at(-1);
  if (!last) return toast(t("undo.nothing"));
  await takeBack(last);
  return toast(t("undo.done", { name: last.name }));
};

const remember = (act, text) => {
  done.push(act);
  toast(text, { undo: () => takeBack(act) });
};

/** Whether a lead of that state is among those that the filters ask for. */
const isAskedFor = (state) => (asked().state ?? state) === state;

/** Goes on to the next lead; this one stays where the queue is of its new state too. */
const decided = (lead, text, back, state) => {
  if (state && isAskedFor(state)) {
    replace({ id: lead.id, state });
    step(1);
  } else leave(lead.id);
  remember({ id: lead.id, name: lead.name, back }, text);
};

const inHand = () => queue.items.find((lead) => lead.id === at);

const decide = (to, more = {}) =>
  tried(async () => {
    const lead = inHand();
    if (!lead || !may) return;
    await post(`${LEADS}/${lead.id}/decisions`, { from: lead.state, to, ...more });
    decided(lead, t(`decided.${to}`, { name: lead.name }), () => post(`${LEADS}/${lead.id}/decisions/undo`), to);
  });

const reject = async () => {
  if (!inHand() || !may) return;
  const reason = await because(t("reject.title", { name: inHand().name }));
  if (reason) await decide("REJECTED", reason);
};

const merge = () =>
  tried(async () => {
    const lead = inHand();
    if (!lead || !may) return;
    const into = await mergeInto(lead, await get(`${LEADS}/${lead.id}/identity`), queue.items);
    if (!into) return;
    decided(lead, t("decided.merged", { name: lead.name }), await verdict(lead.id, "merge", { into }));
  });

const rejectAll = () =>
  tried(async () => {
    const path = (validateOnly) => address(`${LEADS}/decisions`, { ...asked(), validateOnly });
    const { matching } = await post(path(true), { to: "REJECTED", cause: "OTHER" });
    const reason = await because(t("bulk.title", { n: number(matching) }), t("bulk.text"));
    if (!reason) return;
    const { batch, decided: n } = await post(path(false), { to: "REJECTED", ...reason });
    await queue.load();
    remember({ id: null, name: t("bulk.n", { n: number(n) }), back: () => post(`${LEADS}/decisions/${batch}/undo`) }, t("bulk.done", { n: number(n) }));
  });

pane.addEventListener("click", (event) => {
  const act = event.target.closest("[data-act]")?.dataset.act;
  ({ accept: () => decide("QUALIFIED"), contact: () => decide("CONTACTED"), reject, merge, undo: () => tried(undo) })[act]?.();
});
root.querySelector("[data-reject-all]")?.addEventListener("click", rejectAll);

keys({
  j: { says: t("key.next"), does: () => step(1) },
  k: { says: t("key.previous"), does: () => step(-1) },
  ...(may
    ? {
        a: { says: t("key.accept"), does: () => decide("QUALIFIED") },
        r: { says: t("key.reject"), does: reject },
        m: { says: t("key.merge"), does: merge },
        u: { says: t("key.undo"), does: () => tried(undo) },
      }
    : {}),
});

const values = filters(form, () => queue.load());
const asked = () => Object.fromEntries(values());
queue.load();
