// Work that was given up, by step: why, and what to do with it.
import { html, nothing, render } from "lit-html";
import { get, post, remove } from "../api.js";
import { ask } from "../dialog.js";
import { list } from "../list.js";
import { toast, tried } from "../toast.js";
import { counted, t } from "../words.js";
import { moment, number } from "../written.js";

const section = document.querySelector("[data-letters]");
const all = section.querySelector("[data-replay-all]");
const says = section.querySelector("[data-progress]");
const asked = new URLSearchParams(location.search);
const chosen = { agent: asked.get("agent"), step: asked.get("step") };
const base = () => `/api/admin/agents/${chosen.agent}/dead-letters`;

/** What the step was given; JSON is set out, and whatever is not is shown as it is. */
const payload = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

const done = async (letter, deed, said) => {
  if ((await tried(deed)) === undefined) return;
  letters.items = letters.items.filter((one) => one.id !== letter.id);
  toast(said);
  // The next page may have what stands there now.
  await (letters.items.length ? letters.draw() : letters.load());
  count();
};

const replay = (letter) => done(letter, () => post(`${base()}/${chosen.step}/${letter.id}/replay`), t("letters.replayed"));

const drop = async (letter) => {
  if (await ask(t("letters.dropAsk"), { text: t("letters.dropText"), confirm: t("letters.drop") })) {
    await done(letter, () => remove(`${base()}/${chosen.step}/${letter.id}`), t("letters.dropped"));
  }
};

const card = (letter) => html`<li class="panel letter">
  <p class="row spread"><strong>${moment(letter.at)}</strong><span class="badge">${counted("letters.attempts", letter.attempts)}</span></p>
  <p class="fault"><bdi class="ref">${letter.error}</bdi></p>
  <details><summary>${t("letters.payload")} <bdi class="ref soft">${letter.id}</bdi></summary>
    <dl class="facts">${Object.entries(letter.fields).map(([name, value]) => html`<div><dt><bdi>${name}</bdi></dt><dd><pre class="payload" dir="ltr" tabindex="0">${payload(value)}</pre></dd></div>`)}</dl></details>
  ${all ? html`<p class="row"><button class="button main" type="button" @click=${() => replay(letter)}>${t("letters.replay")}</button>
    <button class="button danger" type="button" @click=${() => drop(letter)}>${t("letters.drop")}</button></p>` : nothing}
</li>`;

const letters = list({
  place: section.querySelector("[data-list]"),
  url: () => `${base()}/${chosen.step}?limit=20`,
  none: t("letters.none"),
  rows: (items) => html`<ul class="letters">${items.map(card)}</ul>`,
});

/** As many as there were: what fails once more comes back, and would never end. */
const replayAll = async () => {
  const there = letters.total?.value ?? 0;
  if (!(await ask(t("letters.replayAllAsk", { n: number(there) }), { confirm: t("letters.replayAll"), danger: false }))) return;
  all.disabled = true;
  let replayed = 0;
  let latest;
  do {
    latest = await tried(() => post(`${base()}/${chosen.step}/replay`));
    replayed += latest?.replayed ?? 0;
    says.textContent = t("letters.progress", { n: number(replayed), all: number(there) });
  } while (latest?.replayed && latest.left && replayed < there);
  all.disabled = false;
  letters.load();
  count();
};
all?.addEventListener("click", replayAll);

const count = () =>
  Promise.all(
    [...document.querySelectorAll("[data-worker]")].map(async (worker) => {
      const steps = await tried(() => get(`/api/admin/agents/${worker.dataset.worker}/dead-letters`));
      for (const { step, letters: n } of steps ?? []) {
        const chip = worker.querySelector(`[data-step="${step}"]`);
        const badge = chip.querySelector("[data-count]");
        badge.textContent = number(n);
        badge.hidden = !n;
        if (worker.dataset.worker === chosen.agent && step === chosen.step && all) all.hidden = n < 2;
      }
    }),
  );

const open = () => {
  const worker = document.querySelector(`[data-worker="${CSS.escape(chosen.agent ?? "")}"]`);
  const chip = worker?.querySelector(`[data-step="${CSS.escape(chosen.step ?? "")}"]`);
  if (!chip) return;
  chip.setAttribute("aria-current", "true");
  section.querySelector("[data-name]").textContent = `${t(`agent.${chosen.agent}`)} · ${t(`step.${chosen.step}`)}`;
  section.hidden = false;
  letters.load();
};

open();
count();
