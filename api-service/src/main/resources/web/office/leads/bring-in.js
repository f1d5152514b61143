// A file of leads: looked at first, then brought in whole or not at all.
import { html, nothing, render } from "lit-html";
import { address, call } from "../api.js";
import { table } from "../list.js";
import { download } from "../planning/csv.js";
import { counted, says, t } from "../words.js";
import { number } from "../written.js";

const IMPORTS = "/api/admin/leads/imports";
/** A large file takes its time on a slow line. */
const PATIENCE_MS = 600_000;
const place = document.querySelector("[data-bring-in]");

let file = null;
/** `choosing`, `checking`, `checked`, `storing`, `stored` or `refused`. */
let stage = "choosing";
let outcome = null;
let refusal = null;

const send = (validateOnly) =>
  call(address(IMPORTS, { fileName: file.name.slice(0, 200), validateOnly }), { method: "POST", body: file, headers: { "Content-Type": "text/csv" }, patience: PATIENCE_MS }).then((response) => response.json());

const go = async (underway, done, validateOnly) => {
  stage = underway;
  draw();
  const mine = file;
  try {
    const found = await send(validateOnly);
    if (mine !== file) return;
    [outcome, stage] = [found, done];
  } catch (failure) {
    if (mine !== file) return;
    [refusal, stage] = [failure, "refused"];
  }
  draw();
};

/** A file is looked at as soon as it is chosen. */
const choose = (chosen) => {
  if (!chosen || stage === "storing") return;
  [file, outcome, refusal] = [chosen, null, null];
  go("checking", "checked", true);
};

const model = () =>
  download("prospects.csv", [
    ["name", "kind", "phone", "email", "website", "address", "city", "governorate"].map((name) => t(`entry.${{ phone: "phones", email: "emails" }[name] ?? name}`)),
    ["El Amen Pièces Auto", t("kind.SUPPLIER"), "71 234 567 / 98 765 432", "contact@elamen.example", "elamen.example", "12 rue de Carthage", "Tunis", "Tunis"],
  ]);

/** `line 3: phones`, as a person says it. */
const where = (pointer) => {
  const [, line, column] = /^line (\d+): (\w+)$/.exec(pointer) ?? [];
  if (!line) return pointer;
  const name = { phone: "phones", email: "emails" }[column.toLowerCase()] ?? column.toLowerCase();
  return `${t("bringIn.line", { n: line })}, ${says(`entry.${name}`) ? t(`entry.${name}`) : column}`;
};

const working = () => html`<div class="job-progress" role="status"><p class="row"><span class="busy" aria-hidden="true"></span>${t(`bringIn.${stage}`)}</p><progress aria-label=${t(`bringIn.${stage}`)}></progress></div>`;

const refused = () => html`<div class="note bad" role="alert"><div class="stack-s"><p>${refusal.message}</p>
  ${refusal.fields.length ? html`<ul class="rows">${refusal.fields.map((fault) => html`<li><strong>${where(fault.pointer)}</strong> : <bdi>${fault.detail}</bdi></li>`)}</ul>` : nothing}</div></div>`;

const preview = () => table(outcome.preview, [
  { title: t("entry.name"), cell: (lead) => html`<bdi>${lead.name}</bdi>` },
  { title: t("entry.kind"), cell: (lead) => t(`kind.${lead.kind}`) },
  { title: t("entry.phones"), cell: (lead) => html`<bdi dir="ltr">${lead.phones?.join(" · ") || "–"}</bdi>` },
  { title: t("entry.emails"), cell: (lead) => html`<bdi dir="ltr">${lead.emails?.join(" · ") || "–"}</bdi>` },
  { title: t("entry.city"), cell: (lead) => html`<bdi>${[lead.city, lead.governorate].filter(Boolean).join(", ") || "–"}</bdi>` },
], { label: t("bringIn.preview") });

const checked = () => html`<section class="panel stack" aria-labelledby="check"><h2 id="check">${counted("bringIn.found", outcome.rows)}</h2>
  ${outcome.alreadyImported
    ? html`<p class="note care">${t("bringIn.known")}</p>`
    : html`<p class="row"><button class="button main" type="button" data-store @click=${() => go("storing", "stored", false)}>${counted("bringIn.store", outcome.rows)}</button></p>`}
  ${outcome.rows > outcome.preview.length ? html`<p class="soft">${t("bringIn.first", { n: number(outcome.preview.length) })}</p>` : nothing}
  ${preview()}</section>`;

const stored = () => html`<div class="note good" role="status"><div class="stack-s"><p><strong>${outcome.leads ? counted("bringIn.stored", outcome.leads) : t("bringIn.known")}</strong> ${t("bringIn.scored")}</p>
  <p><a class="button main" href="/admin/leads">${t("bringIn.inbox")}</a></p></div></div>`;

const STAGES = { choosing: () => nothing, checking: working, checked, storing: working, stored, refused };

const draw = () =>
  render(
    html`<div class="panel stack"><label class="drop" @dragover=${(event) => event.preventDefault()} @drop=${(event) => (event.preventDefault(), choose(event.dataTransfer.files[0]))}>
        <input type="file" accept=".csv,.txt,text/csv" ?disabled=${stage === "storing"} @change=${(event) => choose(event.target.files[0])}>
        <span>${file ? html`<bdi><strong>${file.name}</strong></bdi>` : t("bringIn.choose")}</span></label>
      <p class="row"><button class="button" type="button" @click=${model}>${t("bringIn.model")}</button></p></div>
      ${STAGES[stage]()}`,
    place,
  );

draw();
