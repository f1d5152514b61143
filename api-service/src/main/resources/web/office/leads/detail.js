// All that is known of a lead, each fact with where it comes from, and what may be done about it.
import { html, nothing, render } from "lit-html";
import { get, post } from "../api.js";
import { table } from "../list.js";
import { failed, loading } from "../states.js";
import { toast, tried } from "../toast.js";
import { counted, says, t } from "../words.js";
import { ago, day, dinars, number, percent } from "../written.js";

const LEADS = "/api/admin/leads";
const DIMENSIONS = ["fit", "reachability", "confidence"];

const named = (prefix, code) => (says(`${prefix}.${code}`) ? t(`${prefix}.${code}`) : code);
const away = (url, text = url) => html`<a href=${url} rel="noreferrer noopener" target="_blank"><bdi dir="ltr">${text}</bdi></a>`;

const score = ({ score: total, scored, contributions }) => html`<section aria-labelledby="why"><h3 id="why">${t("why.title")} <span class="badge info">${total}</span></h3>
  ${scored ? html`<dl class="dimensions">${DIMENSIONS.map((name) => html`<div><dt>${t(`dimension.${name}`)}</dt><dd><meter min="0" max="100" value=${scored[name]} aria-label=${t(`dimension.${name}`)}></meter> ${scored[name]}</dd></div>`)}</dl>` : nothing}
  <ul class="reasons">${contributions.map((one) => html`<li><strong class=${one.points < 0 ? "minus" : "plus"}>${one.points > 0 ? "+" : ""}${number(one.points, 1)}</strong> ${one.reason}</li>`)}</ul>
  ${scored?.raises.length ? html`<p class="soft small">${t("why.raises")} ${scored.raises.map((one) => one.reason).join(" · ")}</p>` : nothing}</section>`;

const contact = (lead) => html`<dl class="lead-facts">
  ${lead.phones.map((phone) => html`<div><dt>${t("fact.PHONE")}</dt><dd><a href="tel:${phone}"><bdi dir="ltr">${phone}</bdi></a></dd></div>`)}
  ${lead.emails.map((email) => html`<div><dt>${t("fact.EMAIL")}</dt><dd><a href="mailto:${email}"><bdi dir="ltr">${email}</bdi></a></dd></div>`)}
  ${lead.website ? html`<div><dt>${t("fact.WEBSITE")}</dt><dd>${away(lead.website)}</dd></div>` : nothing}
  ${lead.address || lead.city ? html`<div><dt>${t("fact.ADDRESS")}</dt><dd><bdi>${[lead.address, lead.city, lead.governorate].filter(Boolean).join(", ")}</bdi></dd></div>` : nothing}
</dl>`;

/** The same said on many pages is one fact: its surest telling, with the places of all. */
const grouped = (facts) =>
  [...Map.groupBy(facts, (fact) => `${fact.field}\n${fact.value}`).values()].map((same) => ({
    ...same.toSorted((one, other) => other.confidence - one.confidence)[0],
    observedAt: same.map((fact) => fact.observedAt).toSorted().at(-1),
    places: [...Map.groupBy(same, (fact) => `${fact.source}\n${fact.url}`).values()].map(([fact]) => fact),
  }));

const told = (fact) => (fact.url ? away(fact.url, fact.source) : html`<bdi>${fact.source}</bdi>`);

const places = ({ places: all, licence }) => html`${told(all[0])} <span class="soft small">${licence}</span>
  ${all.length > 1 ? html`<details class="small"><summary>${counted("evidence.more", all.length - 1)}</summary><ul>${all.slice(1).map((fact) => html`<li>${fact.url ? away(fact.url) : told(fact)}</li>`)}</ul></details>` : nothing}`;

const evidence = (facts) => html`<section aria-labelledby="evidence"><h3 id="evidence">${t("evidence.title")}</h3>
  ${table(grouped(facts), [
    { title: t("evidence.fact"), cell: (fact) => named("fact", fact.field) },
    { title: t("evidence.value"), cell: (fact) => html`<bdi>${fact.value}</bdi>${fact.raw && fact.raw !== fact.value ? html` <span class="soft small"><bdi>« ${fact.raw} »</bdi></span>` : nothing}` },
    { title: t("evidence.source"), cell: places },
    { title: t("evidence.sure"), cell: (fact) => percent(fact.confidence), number: true },
    { title: t("evidence.seen"), cell: (fact) => html`<time datetime=${fact.observedAt} title=${day(fact.observedAt)}>${ago(fact.observedAt)}</time>` },
  ], { label: t("evidence.title") })}</section>`;

const offers = (all) => html`<section aria-labelledby="offers"><h3 id="offers">${t("offers.title")}</h3>
  ${table(all, [
    { title: t("offers.part"), cell: (offer) => html`${away(offer.url, offer.name)}${offer.productSku ? html` <bdi class="ref small">${offer.productSku}</bdi>` : nothing}` },
    { title: t("offers.price"), cell: (offer) => (offer.amount ? html`<bdi>${offer.currency === "TND" ? dinars(offer.amount) : `${offer.amount} ${offer.currency}`}</bdi>` : "–"), number: true },
    { title: t("offers.ours"), cell: (offer) => (offer.ourPrice ? dinars(offer.ourPrice) : "–"), number: true },
    { title: t("offers.seen"), cell: (offer) => ago(offer.lastSeenAt) },
  ], { label: t("offers.title") })}</section>`;

const history = (lead) => html`<section aria-labelledby="history"><h3 id="history">${t("history.title")}</h3>
  ${lead.reviews.length || lead.notes.length ? nothing : html`<p class="soft">${t("history.none")}</p>`}
  <ul class="stack">${lead.reviews.map((one) => html`<li>${t(`state.${one.from}`)} <span class="icon icon-next turns" aria-hidden="true"></span> ${t(`state.${one.to}`)}${one.undo ? html` <span class="badge">${t("undo")}</span>` : nothing} <span class="soft small"><bdi>${one.decidedBy}</bdi>, ${ago(one.decidedAt)}</span></li>`)}
  ${lead.notes.map((note) => html`<li><q dir="auto">${note.text}</q> <span class="soft small"><bdi>${note.author}</bdi>, ${ago(note.at)}</span></li>`)}</ul></section>`;

const acts = (lead) => html`<p class="row acts">
  <button class="button main" type="button" data-act="accept"><kbd>a</kbd> ${t("accept")}</button>
  <button class="button" type="button" data-act="contact">${t("contact")}</button>
  <button class="button danger" type="button" data-act="reject"><kbd>r</kbd> ${t("reject")}</button>
  <button class="button" type="button" data-act="merge"><kbd>m</kbd> ${t("merge")}</button>
  <button class="button plain" type="button" data-act="undo"><kbd>u</kbd> ${t("undo")}</button>
  <a class="button plain" href="/admin/leads/${lead.id}/edit">${t("edit")}</a></p>`;

/** @returns { open(id) }; `changed(lead)` is told of what was changed here */
export const detail = (place, { may, changed }) => {
  let latest = 0;
  let google = null;

  const askGoogle = (lead) =>
    tried(async () => {
      google = await get(`${LEADS}/${lead.id}/google`);
      draw(lead);
    });

  const live = (lead) => html`<section aria-labelledby="google"><h3 id="google">${t("google.title")}</h3>
    ${google
      ? html`<p><bdi>${[google.name, google.address, google.phone].filter(Boolean).join(" · ")}</bdi> ${google.mapsLink ? away(google.mapsLink, t("google.open")) : nothing}<br><span class="soft small"><bdi>${google.attribution}</bdi></span></p>
          ${google.candidates.length ? html`<p class="soft">${t("google.candidates", { n: google.candidates.length })}</p>` : nothing}`
      : html`<p><button class="button" type="button" @click=${() => askGoogle(lead)}>${t("google.ask")}</button> <span class="soft small">${t("google.hint")}</span></p>`}</section>`;

  const note = (lead) => (event) => {
    event.preventDefault();
    const form = event.target;
    return tried(async () => {
      const now = await post(`${LEADS}/${lead.id}/notes`, { text: form.elements.text.value.trim() });
      form.reset();
      toast(t("saved"));
      changed(now);
      draw(now);
    });
  };

  const draw = (lead) =>
    render(
      html`<div class="stack"><div class="row spread"><h2><bdi>${lead.name}</bdi></h2><span class="badge">${t(`state.${lead.state}`)}</span></div>
        ${may ? acts(lead) : nothing}
        <div class="lead-sides"><div class="stack">${contact(lead)} ${score(lead)} ${history(lead)}
          ${may ? html`<form class="row" @submit=${note(lead)}><div class="field note-field"><label for="note">${t("note")}</label><input id="note" name="text" required maxlength="2000" autocomplete="off"></div><button class="button" type="submit">${t("save")}</button></form>` : nothing}
          ${may ? live(lead) : nothing}</div>
        <div class="stack">${lead.evidence.length ? evidence(lead.evidence) : nothing} ${lead.offers.length ? offers(lead.offers) : nothing}</div></div></div>`,
      place,
    );

  const open = async (id) => {
    const mine = ++latest;
    google = null;
    if (!id) return render(nothing, place);
    render(loading(), place);
    try {
      const lead = await get(`${LEADS}/${id}`);
      if (mine === latest) draw(lead);
    } catch (failure) {
      if (mine === latest) render(failed(failure, () => open(id)), place);
    }
    return undefined;
  };
  return { open };
};
