// Expecting something else than the model, for a period or several in a row, and taking it back.
import { html } from "lit-html";
import { once, post, remove } from "../api.js";
import { dialog } from "../dialog.js";
import { toast } from "../toast.js";
import { t } from "../words.js";
import { day, number } from "../written.js";

const path = (product) => `/api/admin/forecasts/products/${product}/overrides`;

const choice = (point) => html`<option value=${point.periodStart}>${day(point.periodStart)} · ${t("override.model", { n: number(point.mean, 1) })}</option>`;

/** The amount is of pieces or of percent; what it may be hangs on that. */
const limit = (event) => {
  const amount = event.target.form.elements.amount;
  const isPercent = event.target.value === "percent";
  amount.min = isPercent ? -100 : 0;
  amount.max = isPercent ? 1000 : 999999;
  amount.step = isPercent ? 0.1 : 0.001;
};

const fields = (points) => html`
  <div class="two">
    <div class="field"><label for="start">${t("override.from")}</label><select id="start" name="start" @change=${(event) => (event.target.form.elements.until.value = event.target.value)}>${points.map(choice)}</select></div>
    <div class="field"><label for="until">${t("override.until")}</label><select id="until" name="until">${points.map(choice)}</select></div>
  </div>
  <fieldset><legend class="label">${t("override.how")}</legend>
    <label class="check"><input type="radio" name="how" value="quantity" checked @change=${limit}>${t("override.quantity")}</label>
    <label class="check"><input type="radio" name="how" value="percent" @change=${limit}>${t("override.percent")}</label>
  </fieldset>
  <div class="field"><label for="amount">${t("override.amount")}</label><input id="amount" name="amount" type="number" required min="0" max="999999" step="0.001" inputmode="decimal" dir="ltr"></div>
  <div class="field"><label for="reason">${t("reason")}</label><input id="reason" name="reason" required maxlength="500" list="reasons" autocomplete="off">
    <datalist id="reasons">${["ramadan", "promotion", "contract", "stockout", "price", "workshop"].map((one) => html`<option value=${t(`override.${one}`)}></option>`)}</datalist></div>`;

const undo = (product, batch, changed) => async () => changed(await post(`${path(product)}/${batch}/undo`));

/** Asks for it, sends it, offers the way back. `changed(review)` shows what came of it. */
export const override = async (review, changed) => {
  const form = await dialog({ title: t("override.title"), body: fields(review.points), confirm: t("save") });
  if (!form) return;
  const [from, until] = [form.get("start"), form.get("until")].sort();
  const how = form.get("how");
  const draft = { periodStart: from, until, [how]: Number(form.get("amount")), reason: form.get("reason") };
  const now = await post(path(review.product.id), draft, { headers: once() });
  changed(now);
  const { batch } = now.points.find((point) => point.periodStart === from).override;
  toast(t("override.done"), { undo: undo(review.product.id, batch, changed) });
};

/** Leaves a period to the model again. */
export const revoke = async (review, correction, changed) => {
  changed(await remove(`${path(review.product.id)}/${correction.id}`));
  const { periodStart, quantity, reason } = correction;
  const again = async () => changed(await post(path(review.product.id), { periodStart, quantity, reason }, { headers: once() }));
  toast(t("override.revoked"), { undo: again });
};
