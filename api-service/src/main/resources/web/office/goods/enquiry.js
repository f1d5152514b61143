// One enquiry: what is asked for, how to answer, how far it has come, and what was noted.
import { html, nothing, render } from "lit-html";
import { get, post, put } from "../api.js";
import { dialog } from "../dialog.js";
import { failed, loading } from "../states.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { dinars, moment, number } from "../written.js";
import { of } from "./edits.js";
import { field } from "./fields.js";
import { may } from "./may.js";
import { stateOf } from "./enquiries.js";

/** What follows what, as the server has it, too. */
const NEXT = { NEW: ["ANSWERED", "CANCELLED"], ANSWERED: ["ORDERED", "CANCELLED"], ORDERED: ["DONE", "CANCELLED"], DONE: [], CANCELLED: ["NEW"] };

export const start = (root) => {
  const place = root.querySelector("[data-enquiry]");
  const path = `/api/admin/enquiries/${encodeURIComponent(root.dataset.id)}`;
  let enquiry = null;

  const show = (found) => {
    if (!found) return;
    enquiry = found;
    draw();
  };

  const undo = async () => show(await post(`${path}/decisions/undo`));

  const decide = async (to) => {
    let reason;
    if (to === "CANCELLED") {
      const answer = await dialog({
        title: t("enquiry.cancel"),
        body: field({ id: "reason", name: "reason", label: t("enquiry.cancelReason"), required: true, most: 500, rows: 2 }),
        confirm: t("enquiry.cancel"),
        danger: true,
      });
      if (!answer) return;
      reason = answer.get("reason").trim();
    }
    const decided = await tried(() => post(`${path}/decisions`, { from: enquiry.state, to, ...(reason && { reason }) }));
    show(decided ?? (await tried(() => get(path))));
    if (decided) toast(t("enquiry.isNow", { code: enquiry.code, state: t(`enquiry.${to}`) }), { undo });
  };

  const assign = async (mine) => {
    const assignee = mine ? (await tried(() => get("/api/admin/auth/me")))?.id : null;
    show(await tried(() => put(`${path}/assignee`, { assignee: assignee ?? null }, of(enquiry.version))));
  };

  const add = async (event) => {
    event.preventDefault();
    const text = event.target.elements.text.value.trim();
    if (!text) return;
    const noted = await tried(() => post(`${path}/notes`, { text }));
    if (noted) {
      event.target.reset();
      show(noted);
    }
  };

  /** Whoever opens WhatsApp is about to answer. */
  const answers = () => enquiry.state === "NEW" && may("edit") && toast(t("enquiry.answeredThen"));

  const ways = () => {
    const { contact } = enquiry;
    if (!contact) return html`<p class="soft">${t("enquiry.noContact")}</p>`;
    return html`<p class="row">
      <a class="button whatsapp" href=${contact.whatsApp} target="_blank" rel="noopener" data-whatsapp @click=${answers}><span class="icon icon-chat" aria-hidden="true"></span>WhatsApp</a>
      <a class="button" href=${contact.tel}><span class="icon icon-phone" aria-hidden="true"></span><bdi dir="ltr">${contact.phone}</bdi></a>
      ${contact.mailto ? html`<a class="button" href=${contact.mailto}><bdi>${contact.email}</bdi></a>` : nothing}
    </p>`;
  };

  const line = (one) => html`<tr>
    <td data-title=${t("enquiry.part")}><a href="/admin/products/${one.productId}"><bdi>${one.name}</bdi></a> <bdi class="mono soft">${one.sku}</bdi></td>
    <td class="number" data-title=${t("enquiry.quantity")}>${number(one.quantity)}</td>
    <td class="number" data-title=${t("enquiry.unit")}>${dinars(one.unitPrice)}</td>
    <td class="number" data-title=${t("enquiry.total")}>${dinars(one.price)}</td>
  </tr>`;

  function draw() {
    render(
      html`<p class="row">${stateOf(enquiry)} <span class="soft">${moment(enquiry.createdAt)} · ${t(`channel.${enquiry.channel}`)} · ${t(`language.${enquiry.language}`)}</span></p>
        <h1>${t("enquiry.title", { code: enquiry.code })}</h1>
        ${enquiry.cancelReason ? html`<p class="note care"><span>${t("enquiry.cancelledFor", { reason: enquiry.cancelReason })}</span></p>` : nothing}
        <div class="two-columns">
          <section class="panel stack">
            <h2><bdi>${enquiry.customerName ?? t("enquiry.customer")}</bdi></h2>
            ${enquiry.vehicle ? html`<p class="plate"><span class="icon icon-car" aria-hidden="true"></span><span><bdi>${enquiry.vehicle}</bdi></span></p>` : nothing}
            ${enquiry.note ? html`<blockquote dir="auto">${enquiry.note}</blockquote>` : nothing}
            ${ways()}
          </section>
          <section class="panel stack">
            <h2>${t("enquiry.work")}</h2>
            ${may("edit")
              ? html`<p class="row">${NEXT[enquiry.state].map((to) => html`<button type="button" class="button ${to === "CANCELLED" ? "danger" : "main"}" data-decide=${to} @click=${() => decide(to)}>${t(`enquiry.to.${to}`)}</button>`)}
                  ${enquiry.decisions.length && !enquiry.decisions[0].undo ? html`<button type="button" class="button" data-undo @click=${() => tried(undo)}>${t("enquiry.undo")}</button>` : nothing}</p>`
              : nothing}
            <p class="row"><span>${t("enquiry.assigned")} : <bdi>${enquiry.assignedTo ?? t("enquiry.nobody")}</bdi></span>
              ${may("edit")
                ? html`<button type="button" class="button small" @click=${() => assign(true)}>${t("enquiry.mine")}</button>
                    ${enquiry.assignedTo ? html`<button type="button" class="button small" @click=${() => assign(false)}>${t("enquiry.free")}</button>` : nothing}`
                : nothing}</p>
          </section>
        </div>
        <section class="stack">
          <h2>${t("enquiry.lines")}</h2>
          <div class="sheet"><table>
            <thead><tr><th scope="col">${t("enquiry.part")}</th><th scope="col" class="number">${t("enquiry.quantity")}</th><th scope="col" class="number">${t("enquiry.unit")}</th><th scope="col" class="number">${t("enquiry.total")}</th></tr></thead>
            <tbody>${enquiry.items.map(line)}</tbody>
          </table></div>
          <p class="end"><strong>${t("enquiry.total")} : <span class="price">${dinars(enquiry.total)}</span></strong></p>
        </section>
        <div class="two-columns">
          <section class="panel stack">
            <h2>${t("enquiry.notes")}</h2>
            ${enquiry.notes.length ? html`<ul class="rows">${enquiry.notes.map((one) => html`<li class="row-card"><p dir="auto">${one.text}</p><p class="soft"><bdi>${one.author}</bdi> · ${moment(one.at)}</p></li>`)}</ul>` : html`<p class="soft">${t("enquiry.noNotes")}</p>`}
            ${may("edit") ? html`<form class="stack" @submit=${add}>${field({ id: "note", name: "text", label: t("enquiry.addNote"), rows: 2, most: 2000 })}<p><button class="button">${t("enquiry.addNote")}</button></p></form>` : nothing}
          </section>
          <section class="panel stack">
            <h2>${t("enquiry.history")}</h2>
            ${enquiry.decisions.length
              ? html`<ol class="rows">${enquiry.decisions.map((one) => html`<li class="row-card">${t(`enquiry.${one.from}`)} <span class="icon icon-next turns" aria-hidden="true"></span> <strong>${t(`enquiry.${one.to}`)}</strong>${one.undo ? html` <span class="badge">${t("undone")}</span>` : nothing}
                  <span class="soft">${one.reason ?? ""} <bdi>${one.decidedBy}</bdi> · ${moment(one.decidedAt)}</span></li>`)}</ol>`
              : html`<p class="soft">${t("enquiry.noHistory")}</p>`}
          </section>
        </div>`,
      place,
    );
  }

  const load = async () => {
    render(loading(), place);
    try {
      show(await get(path));
    } catch (failure) {
      render(failed(failure, load), place);
    }
  };
  load();
};
