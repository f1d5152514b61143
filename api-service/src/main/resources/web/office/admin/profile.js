// One's own account: password, second factor, sessions.
import { html, nothing, render } from "lit-html";
import { get, post, remove, renew } from "../api.js";
import { ask, dialog } from "../dialog.js";
import { list, table } from "../list.js";
import { failed, loading } from "../states.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { ago, moment } from "../written.js";

const AUTH = "/api/admin/auth";
const ENROL = "second-factor:enrol";
const mine = document.querySelector("[data-me]");
const factor = document.querySelector("[data-factor]");
const fact = (title, value) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`;

const passwordAgain = (title, text) =>
  dialog({
    title,
    body: html`<p>${text}</p><div class="field"><label for="again">${t("password.current")}</label><input id="again" name="password" type="password" autocomplete="current-password" required maxlength="200"></div>`,
    confirm: t("continue"),
  });

const show = async () => {
  render(loading(), mine);
  render(loading(), factor);
  try {
    const me = await get(`${AUTH}/me`);
    render(html`<dl class="facts">${fact(t("users.name"), me.fullName)}${fact(t("users.email"), html`<bdi>${me.email}</bdi>`)}${fact(t("users.role"), t(`role.${me.role}`))}</dl>`, mine);
    standing(me);
  } catch (failure) {
    render(failed(failure, show), mine);
    render(nothing, factor);
  }
};

const standing = (me) =>
  render(
    me.secondFactor
      ? html`<p class="note good"><span>${t("factor.isOn")}</span></p><p><button class="button danger" type="button" @click=${switchOff}>${t("factor.switchOff")}</button></p>`
      : html`<p class="note care"><span>${t(me.permissions.includes(ENROL) ? "factor.demanded" : "factor.isOff")}</span></p>
          <p><button class="button main" type="button" @click=${begin}>${t("factor.switchOn")}</button></p>`,
    factor,
  );

const begin = async () => {
  const form = await passwordAgain(t("factor.switchOn"), t("factor.proof"));
  if (!form) return;
  const secret = await tried(() => post(`${AUTH}/second-factor`, { password: form.get("password") }));
  if (secret) render(enrolment(secret), factor);
};

/** The picture is shown as an image, in which nothing runs. */
const enrolment = (secret) => html`<ol class="stack">
  <li>${t("factor.scan")}<br><img class="qr" src=${`data:image/svg+xml,${encodeURIComponent(secret.qrCode)}`} alt=${t("factor.qr")} width="220" height="220">
    <details><summary>${t("factor.type")}</summary><p><bdi class="ref" data-secret>${secret.secret}</bdi></p></details></li>
  <li><form class="stack" @submit=${confirm}>
    <div class="field"><label for="code">${t("factor.code")}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" maxlength="7" required dir="ltr"></div>
    <p class="fault" role="alert" data-fault></p>
    <button class="button main" type="submit">${t("factor.confirm")}</button></form></li>
</ol>`;

const confirm = async (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  const code = form.elements.code.value.replaceAll(" ", "");
  try {
    const { recoveryCodes } = await post(`${AUTH}/second-factor/confirm`, { code });
    render(codes(recoveryCodes), factor);
    factor.querySelector("[data-codes]").focus();
  } catch (failure) {
    form.querySelector("[data-fault]").textContent = failure.message;
    form.elements.code.select();
  }
};

const codes = (recovery) => html`<p class="note good"><span>${t("factor.isOn")}</span></p>
  <p>${t("factor.recovery")}</p>
  <ul class="codes" tabindex="-1" data-codes>${recovery.map((code) => html`<li><bdi class="ref">${code}</bdi></li>`)}</ul>
  <p class="row"><button class="button" type="button" @click=${() => tried(() => navigator.clipboard.writeText(recovery.join("\n"))).then(() => toast(t("copied")))}>${t("copy")}</button>
    <button class="button main" type="button" @click=${kept}>${t("factor.kept")}</button></p>`;

/** Whoever could do nothing but switch it on gets a token that serves for all. */
const kept = async () => {
  await renew();
  location.assign("/admin/profile");
};

const switchOff = async () => {
  const form = await passwordAgain(t("factor.switchOff"), t("factor.switchOffText"));
  if (!form) return;
  if ((await tried(() => post(`${AUTH}/second-factor/remove`, { password: form.get("password") }))) === undefined) return;
  toast(t("factor.off"));
  show();
};

const passwordForm = document.querySelector("form[data-password]");
passwordForm?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { currentPassword, newPassword } = Object.fromEntries(new FormData(passwordForm));
  const fault = passwordForm.querySelector("[data-fault]");
  fault.textContent = "";
  try {
    await post(`${AUTH}/password`, { currentPassword, newPassword });
    passwordForm.reset();
    toast(t("password.changed"));
    sessions?.load();
  } catch (failure) {
    fault.textContent = failure.message;
  }
});

const end = async (session) => {
  if ((await tried(() => remove(`${AUTH}/sessions/${session.id}`))) === undefined) return;
  toast(t("sessions.ended"));
  sessions.load();
};

const open = document.querySelector("[data-sessions]");
const sessions = open && list({
  place: open,
  url: () => `${AUTH}/sessions`,
  rows: (items) =>
    table(
      items,
      [
        { title: t("sessions.device"), cell: (one) => html`<bdi class="small">${one.userAgent || "–"}</bdi>` },
        { title: t("sessions.address"), cell: (one) => html`<bdi class="ref">${one.address}</bdi>` },
        { title: t("sessions.opened"), cell: (one) => moment(one.openedAt) },
        { title: t("sessions.renewed"), cell: (one) => ago(one.renewedAt) },
        { title: t("sessions.ways"), cell: (one) => (one.current ? html`<span class="badge good">${t("sessions.here")}</span>` : html`<button class="button small" type="button" @click=${() => end(one)}>${t("sessions.end")}</button>`) },
      ],
      { label: t("sessions.title"), row: (one) => ({ id: one.id }) },
    ),
});
sessions?.load();

const endAll = document.querySelector("[data-end-all]");
if (endAll) endAll.disabled = false;
endAll?.addEventListener("click", async () => {
  if (!(await ask(t("sessions.endAll"), { text: t("sessions.endAllText"), confirm: t("sessions.endAll") }))) return;
  if ((await tried(() => remove(`${AUTH}/sessions`))) !== undefined) location.assign("/admin/sign-in");
});

show();
