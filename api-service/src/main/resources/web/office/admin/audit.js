// Who did what, and what it changed.
import { html, nothing, render } from "lit-html";
import { address, get } from "../api.js";
import { filters, list, table } from "../list.js";
import { toast, tried } from "../toast.js";
import { counted, t } from "../words.js";
import { day, moment, number } from "../written.js";

const form = document.querySelector("[data-filters]");
const download = document.querySelector("[data-export]");
const asked = () => Object.fromEntries(new FormData(form));

const written = (value) => (value === null || value === undefined ? "–" : typeof value === "object" ? JSON.stringify(value, null, 1) : String(value));

/** Each field that changed, as it was and as it is. */
const change = ({ before, after }) => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const change = Object.keys(before).length > 0;
  return names.length
    ? html`<dl class="diff">${names.map(
        (name) => html`<div><dt><bdi>${name}</bdi></dt><dd>${change ? html`<del><span class="unseen">${t("audit.before")}</span> <bdi>${written(before[name])}</bdi></del>` : nothing}
          <ins><span class="unseen">${t("audit.after")}</span> <bdi>${written(after[name])}</bdi></ins></dd></div>`,
      )}</dl>`
    : nothing;
};

/** Narrows the list to what is like this. */
const like = (name, value) => html`<a href=${address("/admin/audit", { ...asked(), [name]: value })}><bdi>${value}</bdi></a>`;

const entries = list({
  place: document.querySelector("[data-list]"),
  url: () => address("/api/admin/audit", { ...asked(), limit: 30 }),
  none: t("audit.none"),
  rows: (items) =>
    table(
      items,
      [
        { title: t("audit.when"), cell: (one) => html`<div>${moment(one.at)}<br><span class="soft small">#${number(one.position)}</span></div>` },
        { title: t("audit.actor"), cell: (one) => like("actor", one.actor) },
        { title: t("audit.action"), cell: (one) => html`<div>${like("action", one.action)}${one.reason ? html`<br><q>${one.reason}</q>` : nothing}</div>` },
        { title: t("audit.entity"), cell: (one) => html`<div>${like("entity", one.entity)}<br><a class="ref small" href=${address("/admin/audit", { entity: one.entity, entityId: one.entityId })}><bdi>${one.entityId}</bdi></a></div>` },
        { title: t("audit.change"), cell: change },
      ],
      { label: t("audit.list"), row: (one) => ({ id: one.position }) },
    ),
});

const load = () => {
  download.href = address("/api/admin/audit/export.csv", asked());
  entries.load();
};
filters(form, load);
load();

const button = document.querySelector("[data-verify]");
button.disabled = false;
button.addEventListener("click", async () => {
  button.disabled = true;
  const found = await tried(() => get("/api/admin/audit/verification", { patience: 120_000 }));
  button.disabled = false;
  if (!found) return;
  const place = document.querySelector("[data-verified]");
  render(
    found.faults.length
      ? html`<span class="note bad">${counted("audit.faults", found.faults.length)} ${found.faults.map((fault) => html`<span>#${number(fault.position)} <bdi class="ref">${fault.fault}</bdi></span>`)}</span>`
      : html`<span class="note good"><span>${t("audit.holds", { n: number(found.entries), day: day(new Date().toISOString()) })} <bdi class="ref hash">${found.hash}</bdi></span></span>`,
    place,
  );
  toast(t(found.faults.length ? "audit.broken" : "audit.whole"), { bad: found.faults.length > 0 });
});
