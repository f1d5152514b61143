// Where leads come from, and what Google has cost.
import { html, nothing, render } from "lit-html";
import { get, once, post, put, tagged } from "../api.js";
import { dialog } from "../dialog.js";
import { empty, failed, loading } from "../states.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { ago, day, number } from "../written.js";

const PATH = "/api/admin/sources";
const CRAWLED = ["SUPPLIER_SITE", "COMPETITOR_SITE", "MARKETPLACE"];
const TERMS = ["UNKNOWN", "ALLOWED", "PERMISSION_GIVEN", "FORBIDDEN"];
const EXTRACTS = ["OVERTURE", "OSM"];
const RUN = [...CRAWLED, ...EXTRACTS, "OVERPASS", "GOOGLE_PLACES"];
const place = document.querySelector("[data-list]");
const may = { edit: place.dataset.edits === "true", run: place.dataset.runs === "true" };
let all = [];

const fact = (title, value) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`;
const outside = (url, text) => html`<a href=${url} rel="noopener noreferrer" target="_blank"><bdi>${text}</bdi></a>`;

const importOf = ({ release, places, written, gone, note, finishedAt }) => html`<bdi class="ref">${release}</bdi> · ${t("sources.imported", { written: number(written), places: number(places), gone: number(gone) })} ${finishedAt ? ago(finishedAt) : t("sources.underWay")}${note ? html`<br><span class="fault">${note}</span>` : nothing}`;

const share = (drift, value) => (drift.field === "offers" ? t("sources.forEachPage", { n: number(Math.round(value * 100) / 100) }) : `${number(Math.round(value * 100))} %`);
const driftOf = (drift) => html`<p class="note care" data-drift=${drift.field}><span>${t("sources.drift", { site: drift.site, field: t(`drift.${drift.field}`), seen: share(drift, drift.seen), expected: share(drift, drift.expected) })} <span class="soft">${ago(drift.since)}</span></span></p>`;

const card = (source) => html`<li class="panel source" data-source=${source.id}>
  <p class="row spread"><strong>${source.name}</strong>
    <span class="row"><span class="badge">${t(`kind.${source.kind}`)}</span><span class="badge ${source.enabled ? "good" : ""}">${t(source.enabled ? "sources.on" : "sources.off")}</span></span></p>
  ${source.trouble ? html`<p class="note bad"><span><bdi>${source.trouble}</bdi> <span class="soft">${ago(source.troubleAt)}</span></span></p>` : nothing}
  ${source.drifts.map(driftOf)}
  <dl class="facts">
    ${source.startUrl ? fact(t("sources.startUrl"), outside(source.startUrl, source.startUrl)) : nothing}
    ${source.location ? fact(t("sources.location"), html`<bdi class="ref">${source.location}</bdi>`) : nothing}
    ${fact(t("sources.licence"), source.licenceUrl ? outside(source.licenceUrl, source.licence) : html`<bdi>${source.licence}</bdi>`)}
    ${source.attribution ? fact(t("sources.attribution"), html`<bdi>${source.attribution}</bdi>`) : nothing}
    ${fact(t("sources.terms"), html`${source.termsUrl ? outside(source.termsUrl, t("sources.read")) : nothing} ${source.termsReviewedOn ? t("sources.reviewed", { day: day(source.termsReviewedOn) }) : t("sources.neverReviewed")} · ${t(`terms.${source.termsStatus}`)}`)}
    ${source.adapter ? fact(t("sources.adapter"), html`<bdi class="ref">${source.adapter}</bdi>`) : nothing}
    ${fact(t("sources.retention"), t("days", { n: number(source.retentionDays) }))}
    ${fact(t("sources.found"), t("sources.leads", { leads: number(source.leads), facts: number(source.facts) }))}
    ${fact(t("sources.lastSeen"), source.lastSeenAt ? ago(source.lastSeenAt) : t("sources.never"))}
    ${source.lastImport ? fact(t("sources.lastImport"), importOf(source.lastImport)) : nothing}
  </dl>
  <p class="row">
    ${may.edit ? html`<button class="button" type="button" @click=${() => toggle(source)}>${t(source.enabled ? "sources.switchOff" : "sources.switchOn")}</button><button class="button" type="button" @click=${() => edit(source)}>${t("sources.edit")}</button>` : nothing}
    ${may.run && source.enabled && RUN.includes(source.kind) ? html`<button class="button" type="button" @click=${() => run(source)}>${t("sources.run")}</button>` : nothing}
  </p>
</li>`;

const draw = () => render(all.length ? html`<ul class="cards">${all.map(card)}</ul>` : empty(t("sources.none")), place);

/** Writes what may be changed; answers how it was before. */
const write = async (id, wanted) => {
  const { value, etag } = await tagged(`${PATH}/${id}`);
  const now = { enabled: value.enabled, retentionDays: value.retentionDays, termsStatus: value.termsStatus, ...(value.location ? { location: value.location } : {}), ...(value.termsReviewedOn ? { termsReviewedOn: value.termsReviewedOn } : {}) };
  const changed = await put(`${PATH}/${id}`, { ...now, ...wanted }, { headers: { "If-Match": etag } });
  all = all.map((one) => (one.id === id ? changed : one));
  draw();
  return now;
};

const change = async (source, wanted, said) => {
  const before = await tried(() => write(source.id, wanted));
  if (before) toast(said, { undo: () => write(source.id, before) });
};

const toggle = (source) => change(source, { enabled: !source.enabled }, t(source.enabled ? "sources.isOff" : "sources.isOn", { name: source.name }));

const retention = (days) => html`<div class="field"><label for="retentionDays">${t("sources.retentionDays")}</label><input id="retentionDays" name="retentionDays" type="number" min="1" max="3650" required .value=${String(days)} dir="ltr"></div>`;
const location = (value, needed) => html`<div class="field"><label for="location">${t("sources.location")}</label><input id="location" name="location" maxlength="200" ?required=${needed} .value=${value} dir="ltr"></div>`;

const edit = async (source) => {
  const form = await dialog({
    title: source.name,
    body: html`${retention(source.retentionDays)}
      <div class="field"><label for="termsReviewedOn">${t("sources.termsReviewedOn")}</label><input id="termsReviewedOn" name="termsReviewedOn" type="date" .value=${source.termsReviewedOn ?? ""}></div>
      <div class="field"><label for="termsStatus">${t("sources.termsStatus")}</label><select id="termsStatus" name="termsStatus">${TERMS.map((one) => html`<option value=${one} ?selected=${one === source.termsStatus}>${t(`terms.${one}`)}</option>`)}</select></div>
      ${EXTRACTS.includes(source.kind) ? location(source.location ?? "", false) : nothing}`,
    confirm: t("save"),
  });
  if (!form) return;
  const { retentionDays, ...texts } = Object.fromEntries([...form].filter(([, value]) => value !== ""));
  change(source, { ...texts, retentionDays: Number(retentionDays) }, t("saved"));
};

const run = async (source) => {
  const started = await tried(() => post("/api/admin/agents/prospector/runs", { parameters: { source: String(source.id) } }, { headers: once() }));
  if (started) globalThis.location.assign(`/admin/runs/prospector/${started.id}`);
};

const load = async () => {
  render(loading(), place);
  try {
    all = (await get(PATH)).items;
    draw();
  } catch (failure) {
    render(failed(failure, load), place);
  }
};

const text = (name, more = {}) => html`<div class="field"><label for=${name}>${t(`sources.${name}`)}</label><input id=${name} name=${name} type=${more.type ?? "text"} ?required=${more.required} maxlength=${more.longest} dir="auto"></div>`;

const add = document.querySelector("[data-add]");
if (add) add.disabled = false;
add?.addEventListener("click", async () => {
  const form = await dialog({
    title: t("sources.add"),
    body: html`<p class="soft">${t("sources.addText")}</p>
      <div class="field"><label for="kind">${t("sources.kind")}</label><select id="kind" name="kind">${[...CRAWLED, ...EXTRACTS].map((kind) => html`<option value=${kind}>${t(`kind.${kind}`)}</option>`)}</select></div>
      ${text("name", { required: true, longest: 200 })}${text("startUrl", { type: "url", longest: 500 })}${text("adapter", { longest: 60 })}${location("", false)}
      ${text("licence", { required: true, longest: 200 })}${text("attribution", { longest: 300 })}${text("termsUrl", { type: "url", longest: 500 })}${retention(365)}`,
    confirm: t("sources.add"),
  });
  if (!form) return;
  const { retentionDays, ...texts } = Object.fromEntries([...form].filter(([, value]) => value !== ""));
  const made = await tried(() => post(PATH, { ...texts, retentionDays: Number(retentionDays) }));
  if (!made) return;
  toast(t("sources.added"));
  load();
});

const meters = document.querySelector("[data-google]");
const meter = ({ sku, used, limit }) => html`<li><span>${t(`sku.${sku}`)}</span>
  <meter min="0" max=${limit || 1} high=${limit * 0.8} value=${used} aria-label=${t(`sku.${sku}`)}></meter><span class="number">${number(used)} / ${number(limit)}</span></li>`;

const google = async () => {
  render(loading(), meters);
  try {
    const { items } = await get("/api/admin/google/budget");
    render(items.length ? html`<ul class="meters">${items.map(meter)}</ul>` : empty(t("google.none")), meters);
  } catch (failure) {
    render(failed(failure, google), meters);
  }
};

load();
google();
