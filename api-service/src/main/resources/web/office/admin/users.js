// The staff: who is there, with which role.
import { html, nothing } from "lit-html";
import { once, post, put, remove, tagged } from "../api.js";
import { ask, dialog } from "../dialog.js";
import { list, table } from "../list.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { ago, moment } from "../written.js";

const PATH = "/api/admin/users";
const ROLES = ["ADMIN", "STAFF", "VIEWER"];

const roleField = (chosen) => html`<div class="field"><label for="role">${t("users.role")}</label>
  <select id="role" name="role">${ROLES.map((role) => html`<option value=${role} ?selected=${role === chosen}>${t(`role.${role}`)}</option>`)}</select></div>`;

const nameField = (value = "") => html`<div class="field"><label for="fullName">${t("users.name")}</label><input id="fullName" name="fullName" required maxlength="200" .value=${value}></div>`;

const passwordField = html`<div class="field"><label for="password">${t("users.password")}</label>
  <input id="password" name="password" type="text" required minlength="12" maxlength="200" autocomplete="off" dir="ltr" aria-describedby="password-hint">
  <span class="hint" id="password-hint">${t("users.passwordHint")}</span></div>`;

const draw = (user) => {
  users.items = users.items.map((one) => (one.id === user.id ? user : one));
  users.draw();
};

/** Writes all that may be changed; answers the user as it is then. */
const write = async (id, wanted) => {
  const { value, etag } = await tagged(`${PATH}/${id}`);
  const now = { fullName: value.fullName, role: value.role, active: value.active };
  const changed = await put(`${PATH}/${id}`, { ...now, ...wanted }, { headers: { "If-Match": etag } });
  draw(changed);
  return now;
};

const change = async (user, wanted, said) => {
  const before = await tried(() => write(user.id, wanted));
  if (before) toast(said, { undo: () => write(user.id, before) });
};

const edit = async (user) => {
  const form = await dialog({ title: user.email, body: html`${nameField(user.fullName)}${roleField(user.role)}`, confirm: t("save") });
  if (form) change(user, { fullName: form.get("fullName"), role: form.get("role") }, t("users.changed"));
};

const setPassword = async (user) => {
  const form = await dialog({ title: t("users.setPassword"), body: html`<p>${t("users.setPasswordText", { name: user.fullName })}</p>${passwordField}`, confirm: t("users.setPassword") });
  if (!form) return;
  const done = await tried(() => post(`${PATH}/${user.id}/password`, { password: form.get("password") }));
  if (done !== undefined) toast(t("users.passwordSet"));
};

const resetFactor = async (user) => {
  if (!(await ask(t("users.resetFactor"), { text: t("users.resetFactorText", { name: user.fullName }), confirm: t("users.resetFactor") }))) return;
  if ((await tried(() => remove(`${PATH}/${user.id}/second-factor`))) === undefined) return;
  draw({ ...user, secondFactor: false });
  toast(t("users.factorReset"));
};

const ways = (user) => html`<div class="row">
  <button class="button small" type="button" @click=${() => edit(user)}>${t("users.edit")}</button>
  <button class="button small" type="button" @click=${() => change(user, { active: !user.active }, t(user.active ? "users.closed" : "users.opened"))}>${t(user.active ? "users.close" : "users.open")}</button>
  <details class="more"><summary class="button small">${t("users.more")}</summary><div class="stack">
    <button class="button small" type="button" @click=${() => setPassword(user)}>${t("users.setPassword")}</button>
    ${user.secondFactor ? html`<button class="button small" type="button" @click=${() => resetFactor(user)}>${t("users.resetFactor")}</button>` : nothing}
  </div></details>
</div>`;

const users = list({
  place: document.querySelector("[data-list]"),
  url: () => `${PATH}?limit=50`,
  rows: (items) =>
    table(
      items,
      [
        { title: t("users.person"), cell: (user) => html`<div><strong>${user.fullName}</strong><br><bdi class="soft">${user.email}</bdi></div>` },
        { title: t("users.role"), cell: (user) => html`<span class="badge">${t(`role.${user.role}`)}</span> ${user.active ? nothing : html`<span class="badge bad">${t("users.isClosed")}</span>`}` },
        { title: t("users.factor"), cell: (user) => html`<span class="badge ${user.secondFactor ? "good" : "care"}">${t(user.secondFactor ? "factor.on" : "factor.off")}</span>` },
        { title: t("users.lastLogin"), cell: (user) => (user.lastLoginAt ? html`<span title=${moment(user.lastLoginAt)}>${ago(user.lastLoginAt)}</span>` : t("users.neverSignedIn")) },
        { title: t("users.ways"), cell: ways },
      ],
      { label: t("place.users"), row: (user) => ({ id: user.id }) },
    ),
});
users.load();

const invite = document.querySelector("[data-invite]");
invite.disabled = false;
invite.addEventListener("click", async () => {
  const headers = once();
  let typed = {};
  // Whatever is refused stands in the form again, so that nobody types it twice.
  for (;;) {
    const form = await dialog({
      title: t("users.invite"),
      body: html`<p class="soft">${t("users.inviteText")}</p>${typed.fault ? html`<p class="note bad" role="alert"><span>${typed.fault}</span></p>` : nothing}${nameField(typed.fullName)}
        <div class="field"><label for="email">${t("users.email")}</label><input id="email" name="email" type="email" required maxlength="254" dir="ltr" .value=${typed.email ?? ""}></div>${roleField(typed.role ?? "STAFF")}${passwordField}`,
      confirm: t("users.invite"),
    });
    if (!form) return;
    typed = Object.fromEntries(form);
    try {
      await post(PATH, typed, { headers });
      toast(t("users.invited", { email: typed.email }));
      users.load();
      return;
    } catch (failure) {
      typed.fault = failure.message;
    }
  }
});
