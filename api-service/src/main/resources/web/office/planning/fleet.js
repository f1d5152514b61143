// How many cars there are and how old they are, as somebody counted them: they say which parts will be asked for less.
import { html, nothing, render } from "lit-html";
import { call, get, remove } from "../api.js";
import { ask } from "../dialog.js";
import { filters, table } from "../list.js";
import { empty, failed, loading } from "../states.js";
import { toast, tried } from "../toast.js";
import { counted, t } from "../words.js";
import { day, number, percent } from "../written.js";
import { download } from "./csv.js";
import { mayDecide } from "./parts.js";

const FLEET = "/api/admin/fleet";
const HEADER = ["make", "model", "first_year", "last_year", "cars", "counted_on", "source"];
const place = document.querySelector("[data-fleet]");
const sending = document.querySelector("[data-send]");
const may = mayDecide();
let counts = [];

const sum = (some) => some.reduce((all, one) => all + one.cars, 0);
const middle = (one) => (one.firstYear + one.lastYear) / 2;
/** In years, on the day of the count. */
const meanAge = (some) => some.reduce((all, one) => all + one.cars * Math.max(0, Number(one.countedOn.slice(0, 4)) - middle(one)), 0) / (sum(some) || 1);
const nameOf = ({ make, model }) => (make ? [make, model].filter(Boolean).join(" ") : t("fleet.allCars"));

const drop = (one) =>
  tried(async () => {
    if (!(await ask(t("fleet.dropAsk"), { text: `${nameOf(one)}, ${one.firstYear}–${one.lastYear} : ${counted("fleet.cars", one.cars)}`, confirm: t("fleet.drop") }))) return;
    await remove(`${FLEET}/${one.id}`);
    counts = counts.filter((other) => other !== one);
    show();
    toast(t("fleet.dropped"));
  });

const bands = (some) => {
  const all = sum(some) || 1;
  return table(some, [
    { title: t("fleet.years"), cell: (one) => html`<bdi dir="ltr">${one.firstYear === one.lastYear ? one.firstYear : `${one.firstYear}–${one.lastYear}`}</bdi>` },
    { title: t("fleet.count"), cell: (one) => number(one.cars), number: true },
    { title: t("fleet.share"), cell: (one) => html`<span class="fleet-share"><meter min="0" max="1" value=${one.cars / all} aria-label=${t("fleet.share")}></meter> ${percent(one.cars / all)}</span>` },
    { title: t("fleet.source"), cell: (one) => html`<bdi class="small">${one.source}</bdi>` },
    ...(may ? [{ title: "", cell: (one) => html`<button class="button plain" type="button" aria-label="${t("fleet.drop")} ${one.firstYear}–${one.lastYear}" @click=${() => drop(one)}>${t("fleet.drop")}</button>` }] : []),
  ]);
};

const group = (some, latest) => html`<details class="panel fleet-group" ?open=${!some[0].make && latest}>
  <summary><strong><bdi>${nameOf(some[0])}</bdi></strong> <span class="badge ${latest ? "info" : ""}">${t(latest ? "fleet.countedOn" : "fleet.earlier", { day: day(some[0].countedOn) })}</span>
    <span>${counted("fleet.cars", sum(some))}</span> <span class="soft">${t("fleet.age", { n: number(meanAge(some), 1) })}</span></summary>
  ${bands(some)}</details>`;

const show = () => {
  const wanted = (values().get("q") ?? "").toLowerCase();
  const groups = Map.groupBy(counts.filter((one) => nameOf(one).toLowerCase().includes(wanted)), (one) => `${nameOf(one)} ${one.countedOn}`);
  const seen = new Set();
  place.setAttribute("aria-busy", "false");
  render(
    groups.size
      ? [...groups.values()].map((some) => {
          const latest = !seen.has(nameOf(some[0]));
          seen.add(nameOf(some[0]));
          return group(some, latest);
        })
      : empty(t(counts.length ? "fleet.noneSuch" : "fleet.none")),
    place,
  );
};

const load = async () => {
  render(loading(), place);
  try {
    counts = await get(FLEET);
    show();
  } catch (failure) {
    render(failed(failure, load), place);
  }
};

let refusal = null;
let busy = false;

const send = async (file) => {
  if (!file || busy) return;
  [busy, refusal] = [true, null];
  draw();
  try {
    const { rows } = await (await call(FLEET, { method: "POST", body: file, headers: { "Content-Type": "text/csv" }, patience: 120_000 })).json();
    toast(counted("fleet.taken", rows));
    await load();
  } catch (failure) {
    refusal = failure;
  }
  busy = false;
  draw();
};

const draw = () =>
  render(
    html`<div class="panel stack"><label class="drop" @dragover=${(event) => event.preventDefault()} @drop=${(event) => (event.preventDefault(), send(event.dataTransfer.files[0]))}>
        <input type="file" accept=".csv,.txt,text/csv" ?disabled=${busy} @change=${(event) => send(event.target.files[0]).finally(() => (event.target.value = ""))}><span>${t("fleet.choose")}</span></label>
      ${busy ? html`<p class="row" role="status"><span class="busy" aria-hidden="true"></span>${t("fleet.sending")}</p>` : nothing}
      ${refusal
        ? html`<div class="note bad" role="alert"><div class="stack-s"><p>${refusal.message}</p>${refusal.fields.length ? html`<ul>${refusal.fields.map((fault) => html`<li><strong>${t("fleet.line", { n: fault.pointer.replace(/\D/g, "") })}</strong> : <bdi>${fault.detail}</bdi></li>`)}</ul>` : nothing}</div></div>`
        : nothing}
      <p class="small soft">${t("fleet.columns")} <bdi dir="ltr">${HEADER.join(", ")}</bdi></p>
      <p class="row"><button class="button" type="button" @click=${() => download("parc.csv", [HEADER, ["Renault", "Clio", 1998, 2005, 21000, "2026-06-30", "ATTT"]])}>${t("fleet.model")}</button></p></div>`,
    sending,
  );

const values = filters(document.querySelector("[data-filters]"), show);
place.replaceChildren();
if (may) draw();
load();
