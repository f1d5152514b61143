// What is held about somebody, and forgetting it.
import { html, nothing, render } from "lit-html";
import { get, post } from "../api.js";
import { ask } from "../dialog.js";
import { empty, failed, loading } from "../states.js";
import { toast } from "../toast.js";
import { counted, t } from "../words.js";
import { day, number } from "../written.js";

const form = document.querySelector("[data-subject]");
const held = document.querySelector("[data-held]");
const fault = form.querySelector("[data-fault]");
const subject = () => ({ kind: form.elements.kind.value, value: form.elements.value.value.trim() });

const fact = (title, value) => (value === undefined || value === null || value.length === 0 ? nothing : html`<div><dt>${title}</dt><dd><bdi>${value}</bdi></dd></div>`);

const lead = (one) => html`<li class="panel">
  <h3><bdi>${one.name}</bdi></h3>
  <dl class="facts">${fact(t("privacy.phones"), one.phones.join(", "))}${fact(t("privacy.emails"), one.emails.join(", "))}${fact(t("privacy.domain"), one.domain)}${fact(t("privacy.address"), [one.address, one.city, one.governorate].filter(Boolean).join(", "))}${fact(t("privacy.source"), one.source)}${fact(t("privacy.notes"), one.notes.join(" · "))}</dl>
  <details><summary>${counted("privacy.facts", one.facts.length)}</summary><ul class="stack">${one.facts.map(
    (each) => html`<li><strong>${each.field}</strong> <bdi>${each.value}</bdi><br><span class="soft small"><bdi>${each.url}</bdi> · ${each.licence} · ${t("privacy.keptUntil", { day: day(each.keepUntil) })}</span></li>`,
  )}</ul></details></li>`;

/** The same as a file, for whoever asked what is held. */
const download = (about) => {
  const file = document.createElement("a");
  file.href = URL.createObjectURL(new Blob([JSON.stringify(about, null, 2)], { type: "application/json" }));
  file.download = "shabou-donnees.json";
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 1000);
};

const disclosure = (about) => html`${about.suppressed ? html`<p class="note care"><span>${t("privacy.suppressed")}</span></p>` : nothing}
  ${about.leads.length || about.enquiries.length
    ? html`<p class="row spread"><strong>${t("privacy.held", { leads: number(about.leads.length), enquiries: number(about.enquiries.length) })}</strong>
        <button class="button" type="button" @click=${() => download(about)}>${t("privacy.download")}</button></p>
        <ul class="cards">${about.leads.map(lead)}</ul>
        ${about.enquiries.length ? html`<p>${t("privacy.enquiries")} <bdi class="ref">${about.enquiries.join(", ")}</bdi></p>` : nothing}`
    : empty(t("privacy.nothing"))}`;

/** Shows what a deed answers, or why it was refused. */
const shown = async (deed, draw) => {
  fault.textContent = "";
  render(loading(), held);
  try {
    render(draw(await deed()), held);
    return true;
  } catch (failure) {
    render(nothing, held);
    fault.textContent = failure.message;
    return false;
  }
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  shown(() => post("/api/admin/privacy/exports", subject()), disclosure);
});

const erase = form.querySelector("[data-erase]");
erase.disabled = false;
erase.addEventListener("click", async () => {
  if (!form.reportValidity()) return;
  const about = subject();
  if (!(await ask(t("privacy.eraseAsk"), { text: t("privacy.eraseText", about), confirm: t("privacy.erase") }))) return;
  const erased = (done) => html`<p class="note good"><span>${t("privacy.erased", { leads: number(done.leads), facts: number(done.facts), pages: number(done.pages) })}
    ${done.auditMentions ? t("privacy.auditMentions", { n: number(done.auditMentions) }) : nothing} <bdi class="ref">${done.id}</bdi></span></p>`;
  if (await shown(() => post("/api/admin/privacy/erasures", about), erased)) toast(t("privacy.done"));
});

const record = document.querySelector("[data-record]");
const activity = (one) => html`<li class="panel"><h3>${one.purpose}</h3>
  <dl class="facts">${fact(t("record.subjects"), one.subjects)}${fact(t("record.data"), one.data)}${fact(t("record.ground"), one.ground)}${fact(t("record.origin"), one.origin)}${fact(t("record.kept"), one.kept)}${fact(t("record.seenBy"), one.seenBy)}</dl></li>`;

const load = async () => {
  render(loading(), record);
  try {
    const { law, activities, rights } = await get("/api/admin/privacy/record");
    render(html`<p>${law}</p><ul class="cards">${activities.map(activity)}</ul><h3>${t("record.rights")}</h3><ul class="stack">${rights.map((right) => html`<li>${right}</li>`)}</ul>`, record);
  } catch (failure) {
    render(failed(failure, load), record);
  }
};
load();
