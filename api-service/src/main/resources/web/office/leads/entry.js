// A lead as staff know it: one that they bring in, or what they know better of one that was found.
import { html, nothing, render } from "lit-html";
import { address, get, once, post, put, remove, tagged } from "../api.js";
import { ask } from "../dialog.js";
import { amount, faultsOf, field, valuesOf } from "../goods/fields.js";
import { failed, loading } from "../states.js";
import { tried } from "../toast.js";
import { says, t } from "../words.js";
import { governorates } from "./governorates.js";

const LEADS = "/api/admin/leads";
const KINDS = ["SUPPLIER", "GARAGE", "COMPETITOR"];
const place = document.querySelector("[data-entry]");
const id = place.dataset.entry;

let lead = { kind: "SUPPLIER", phones: [], emails: [], lockedFields: [] };
let etag = null;
let alike = [];
let refusal = null;
let busy = false;

const several = (text) => (text ?? "").split(/[/;,|]/).map((one) => one.trim()).filter(Boolean);
const degrees = (text) => (amount(text) === null ? null : Number(amount(text)));

const draftOf = ({ phones, emails, latitude, longitude, ...texts }) => ({
  ...texts,
  phones: several(phones),
  emails: several(emails),
  latitude: degrees(latitude),
  longitude: degrees(longitude),
});

/** Where a lead of that name is found in whatever state. */
const inbox = (name) => `/admin/leads?${new URLSearchParams({ state: "", name })}`;

const submit = async (event) => {
  event.preventDefault();
  if (busy) return;
  const values = valuesOf(event.target);
  const draft = draftOf(values);
  [busy, refusal] = [true, null];
  draw();
  try {
    if (id) await put(`${LEADS}/${id}`, draft, { headers: { "If-Match": etag } });
    else await post(LEADS, draft, { headers: once() });
    location.assign(inbox(draft.name));
  } catch (failure) {
    // What was typed stays, since fields keep it themselves.
    [busy, refusal] = [false, failure];
    draw();
    place.querySelector("[role=alert]")?.scrollIntoView({ block: "nearest" });
  }
};

/** Whoever is about to enter what is there already sees it. */
const lookAround = async (event) => {
  const name = event.target.value.trim();
  if (event.target.name !== "name" || id) return;
  alike = name.length < 3 ? [] : ((await get(address(LEADS, { name, limit: 3 })).catch(() => null))?.data ?? []);
  draw();
};

const known = () =>
  alike.length
    ? html`<div class="note care"><div><p>${t("entry.alike")}</p><ul>${alike.map((one) => html`<li><a href=${inbox(one.name)}><bdi>${one.name}</bdi></a> <span class="soft small">${t(`kind.${one.kind}`)}${one.city ? html` · <bdi>${one.city}</bdi>` : nothing} · ${t(`state.${one.state}`)}</span></li>`)}</ul></div></div>`
    : nothing;

const unlock = () =>
  tried(async () => {
    if (!(await ask(t("entry.unlock"), { text: t("entry.unlockText"), confirm: t("entry.unlock"), danger: false }))) return;
    await remove(`${LEADS}/${id}/locks`);
    location.assign(inbox(lead.name));
  });

const LOCKS = { domain: null, latitude: "COORDINATES", longitude: null, phones: "PHONE", emails: "EMAIL" };
const lockName = (name) => {
  const fact = name in LOCKS ? LOCKS[name] : name.toUpperCase();
  return fact && (says(`fact.${fact}`) ? t(`fact.${fact}`) : t("filter.kind"));
};

const locks = () => {
  const names = lead.lockedFields.map(lockName).filter(Boolean);
  return names.length
    ? html`<p class="note"><span>${t("entry.locked", { fields: names.join(", ") })}</span> <button class="button small" type="button" @click=${unlock}>${t("entry.unlock")}</button></p>`
    : nothing;
};

const draw = () => {
  const faults = faultsOf(refusal);
  const one = (name, more = {}) => field({ id: name, name, label: t(`entry.${name}`), value: lead[name] ?? "", fault: faults[name], ...more });
  render(
    html`<form class="panel stack" @submit=${submit} @change=${lookAround}>
      ${locks()}
      ${refusal ? html`<p class="note bad" role="alert">${refusal.message}</p>` : nothing}
      <div class="fields">
        ${one("name", { required: true, most: 200, wide: true })}
        <div class="wide" aria-live="polite">${known()}</div>
        ${one("kind", { options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) })}
        ${one("phones", { value: lead.phones.join(" / "), type: "tel", dir: "ltr", hint: t("entry.severalHint") })}
        ${one("emails", { value: lead.emails.join(" / "), dir: "ltr", mode: "email", hint: t("entry.severalHint") })}
        ${one("website", { most: 500, dir: "ltr", mode: "url" })}
        ${one("address", { most: 400 })}
        ${one("city", { most: 100 })}
        ${one("governorate", { options: governorates(lead.governorate) })}
        ${one("latitude", { dir: "ltr", mode: "decimal", hint: t("entry.degreesHint") })}
        ${one("longitude", { dir: "ltr", mode: "decimal" })}
      </div>
      <p class="row"><button class="button main" type="submit" ?disabled=${busy}>${busy ? html`<span class="busy" aria-hidden="true"></span>` : nothing}${t("save")}</button>
        <a class="button" href=${id ? inbox(lead.name) : "/admin/leads"}>${t("cancel")}</a></p>
    </form>`,
    place,
  );
};

const load = async () => {
  if (!id) return draw();
  render(loading(), place);
  try {
    ({ value: lead, etag } = await tagged(`${LEADS}/${id}`));
    draw();
  } catch (failure) {
    render(failed(failure, failure.status === 404 ? undefined : load), place);
  }
  return undefined;
};

load();
