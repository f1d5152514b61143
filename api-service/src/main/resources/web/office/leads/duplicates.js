// Leads that may be one business: side by side, with the reasons, to be joined or told apart.
import { html, nothing } from "lit-html";
import { address } from "../api.js";
import { list } from "../list.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { number, percent } from "../written.js";
import { verdict } from "./verdict.js";

const LEADS = "/api/admin/leads";
const place = document.querySelector("[data-pairs]");
const may = place.dataset.may === "edit";

const facts = (lead) => html`<div class="stack-s"><h3><bdi>${lead.name}</bdi> <span class="badge info">${lead.score}</span></h3>
  <p class="soft small">${t(`kind.${lead.kind}`)} · <bdi>${lead.source}</bdi></p>
  <p><bdi>${[lead.address, lead.city, lead.governorate].filter(Boolean).join(", ") || "–"}</bdi></p>
  <p><bdi dir="ltr">${[...lead.phones, ...lead.emails, lead.website].filter(Boolean).join(" · ")}</bdi></p></div>`;

const settle = (pair, path, body, says) =>
  tried(async () => {
    const back = await verdict(pair.other.id, path, body);
    pairs.items = pairs.items.filter((one) => one !== pair);
    pairs.draw();
    toast(says, {
      undo: async () => {
        await back();
        await pairs.load();
      },
    });
  });

const row = (pair) => html`<li class="panel stack">
  <div class="pair">${facts(pair.one)} ${facts(pair.other)}</div>
  <div><strong>${t("duplicates.sure", { share: percent(pair.probability) })}</strong>
    <ul class="reasons">${pair.reasons.map((reason) => html`<li><strong class=${reason.bits < 0 ? "minus" : "plus"}>${reason.bits > 0 ? "+" : ""}${number(reason.bits, 1)}</strong> ${reason.text}</li>`)}</ul></div>
  ${may
    ? html`<p class="row"><button class="button main" type="button" data-join @click=${() => settle(pair, "merge", { into: pair.one.id }, t("decided.merged", { name: pair.other.name }))}>${t("duplicates.join")}</button>
        <button class="button" type="button" data-apart @click=${() => settle(pair, "not-a-duplicate", { of: pair.one.id }, t("duplicates.apartDone"))}>${t("duplicates.apart")}</button></p>`
    : nothing}</li>`;

const pairs = list({
  place,
  url: () => address(`${LEADS}/duplicates`, { limit: 20 }),
  rows: (items) => html`<ul class="stack">${items.map(row)}</ul>`,
  none: t("duplicates.none"),
});
pairs.load();
