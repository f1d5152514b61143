// What is asked before a lead is rejected or joined with another.
import { html, nothing } from "lit-html";
import { dialog } from "../dialog.js";
import { t } from "../words.js";
import { percent } from "../written.js";

const CAUSES = ["NOT_INTERESTED", "WRONG_TYPE", "CLOSED", "BAD_DATA", "DUPLICATE", "OTHER"];

/** Why: { cause, reason }, or null. A digit chooses a cause. */
export const because = async (title, text) => {
  const choose = (event) => {
    const cause = event.target.matches("input[name=reason]") ? undefined : CAUSES[Number(event.key) - 1];
    if (cause) event.currentTarget.querySelector(`[value=${cause}]`).checked = true;
  };
  const form = await dialog({
    title,
    body: html`${text ? html`<p>${text}</p>` : nothing}
      <fieldset @keydown=${choose}><legend class="label">${t("reject.why")}</legend>
        ${CAUSES.map((cause, i) => html`<label class="check"><input type="radio" name="cause" value=${cause} required ?checked=${i === 0}><span><kbd>${i + 1}</kbd> ${t(`cause.${cause}`)}</span></label>`)}
        <div class="field"><label for="reason">${t("reject.words")}</label><input id="reason" name="reason" maxlength="500" autocomplete="off"></div>
      </fieldset>`,
    confirm: t("reject"),
    danger: true,
  });
  if (!form) return null;
  const reason = form.get("reason").trim();
  return { cause: form.get("cause"), ...(reason ? { reason } : {}) };
};

/** The lead that it is joined with, of those that may be the same; null for none. */
export const mergeInto = async (lead, identity, known) => {
  const name = (id) => [...identity.members, ...known].find((one) => one.id === id)?.name ?? id;
  const pairs = identity.pairs.filter((pair) => pair.open);
  if (!pairs.length) {
    await dialog({ title: t("merge.title", { name: lead.name }), body: html`<p>${t("merge.none")}</p>`, confirm: null, cancel: t("close") });
    return null;
  }
  const other = (pair) => (pair.one === lead.id ? pair.other : pair.one);
  const form = await dialog({
    title: t("merge.title", { name: lead.name }),
    body: html`<fieldset><legend class="label">${t("merge.with")}</legend>
      ${pairs.map((pair, i) => html`<label class="check"><input type="radio" name="into" value=${other(pair)} required ?checked=${i === 0}><span><bdi>${name(other(pair))}</bdi> <span class="badge info">${percent(pair.probability)}</span>
        <span class="soft small">${pair.reasons.filter((reason) => reason.feature !== "PRIOR").map((reason) => reason.text).join(" · ")}</span></span></label>`)}</fieldset>`,
    confirm: t("merge"),
  });
  return form?.get("into") ?? null;
};
