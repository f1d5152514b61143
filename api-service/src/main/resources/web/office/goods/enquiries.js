// Enquiries of customers, newest first.
import { html, nothing } from "lit-html";
import { address } from "../api.js";
import { filters, list, table } from "../list.js";
import { t } from "../words.js";
import { ago, dinars, moment, number } from "../written.js";

const TONES = { NEW: "care", ANSWERED: "info", ORDERED: "info", DONE: "good", CANCELLED: "" };

export const stateOf = (enquiry) => html`<span class="badge ${TONES[enquiry.state]}" data-state=${enquiry.state}>${t(`enquiry.${enquiry.state}`)}</span>`;

const columns = [
  { title: t("enquiry.code"), cell: (one) => html`<a href="/admin/enquiries/${one.id}"><bdi class="mono">${one.code}</bdi></a>` },
  { title: t("enquiry.state"), cell: stateOf },
  { title: t("enquiry.customer"), cell: (one) => html`<bdi>${one.customerName ?? "–"}</bdi>${one.phone ? html` <bdi class="soft" dir="ltr">${one.phone}</bdi>` : nothing}` },
  { title: t("enquiry.vehicle"), cell: (one) => html`<bdi>${one.vehicle ?? "–"}</bdi>` },
  { title: t("enquiry.lines"), number: true, cell: (one) => number(one.lines) },
  { title: t("enquiry.total"), number: true, cell: (one) => dinars(one.total) },
  { title: t("enquiry.assigned"), cell: (one) => html`<bdi>${one.assignedTo ?? "–"}</bdi>` },
  { title: t("enquiry.at"), cell: (one) => html`<time datetime=${one.createdAt} title=${moment(one.createdAt)}>${ago(one.createdAt)}</time>` },
];

export const start = (root) => {
  const path = "/api/admin/enquiries";
  const way = root.querySelector("[data-export]");
  const asked = () => Object.fromEntries(values());
  const shown = list({
    place: root.querySelector("[data-list]"),
    url: () => address(path, { ...asked(), limit: 50 }),
    rows: (items) => table(items, columns, { label: t("place.enquiries") }),
    none: t("enquiry.none"),
  });
  const values = filters(root.querySelector("[data-filter]"), () => load());
  const load = () => {
    if (way) way.href = address(`${path}/export.csv`, asked());
    shown.load();
  };
  load();
};
