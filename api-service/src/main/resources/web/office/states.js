// What stands in the place of data: loading, nothing, a failure.
import { html, nothing } from "lit-html";
import { t } from "./words.js";

export const loading = () => html`<p class="row state-loading"><span class="busy" aria-hidden="true"></span>${t("loading")}</p>`;

/** @param text what is missing; `way` may be a link or a button to go on */
export const empty = (text = t("empty"), way = nothing) => html`<div class="state"><span class="icon icon-check" aria-hidden="true"></span><p>${text}</p>${way}</div>`;

export const failed = (failure, retry) => html`<div class="state" role="alert">
  <span class="icon icon-question" aria-hidden="true"></span><p>${failure.message || t("failed")}</p>
  ${retry ? html`<button class="button" type="button" @click=${retry}>${t("retry")}</button>` : nothing}
</div>`;
