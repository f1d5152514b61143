// How parts and what is known of their stock are written on all pages of planning.
import { html, nothing } from "lit-html";
import { named } from "../list.js";
import { says, t } from "../words.js";
import { number, percent } from "../written.js";

/** Its name, which leads to its forecast, and its number. */
export const part = ({ id, sku, name }, more = nothing) => html`<span class="part-name"><a href="/admin/forecasts/${id}"><bdi>${name}</bdi></a> <bdi class="ref small soft">${sku}</bdi>${more}</span>`;

export const risk = (share) => html`<span class="badge ${share >= 0.5 ? "bad" : share >= 0.2 ? "care" : "good"}">${percent(share, 1)}</span>`;

export const weeks = (value) => (value === null ? t("forever") : t("weeks", { n: number(value, value < 10 ? 1 : 0) }));

export const demandClass = (code) => named("class", code);

/** What a model is called: several names where it is made of several. */
export const model = (code) => (says(`model.${code}`) ? t(`model.${code}`) : t("model.other", { name: code }));

export const importance = ({ abc, xyz }) => (abc ? html`<span class="badge info" title="${t(`abc.${abc}`)} · ${t(`xyz.${xyz}`)}">${abc}${xyz}</span>` : "–");

/** Whether this person may do more than look. */
export const mayDecide = () => document.querySelector("h1").hasAttribute("data-may-decide");
