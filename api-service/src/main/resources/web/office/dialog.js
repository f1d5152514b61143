// Questions that wait for an answer.
import { html, nothing, render } from "lit-html";
import { t } from "./words.js";

/**
 * Shows a question; answers what its form holds (FormData) when it is confirmed, else null.
 *
 * @param title what it is about
 * @param body template: text, fields
 * @param confirm what the button says
 * @param danger whether it cannot be taken back
 */
export const dialog = ({ title, body = nothing, confirm = t("confirm"), cancel = t("cancel"), danger = false }) =>
  new Promise((resolve) => {
    const place = document.createElement("dialog");
    place.className = "ask";
    place.setAttribute("aria-labelledby", "ask-title");
    let answer = null;
    const submit = (event) => {
      event.preventDefault();
      answer = new FormData(event.target, event.submitter);
      place.close();
    };
    render(
      html`<form class="stack" @submit=${submit}>
        <h2 id="ask-title">${title}</h2>
        ${body}
        <p class="row ask-ways">
          ${confirm ? html`<button class="button ${danger ? "danger" : "main"}" type="submit">${confirm}</button>` : nothing}
          <button class="button" type="button" @click=${() => place.close()}>${cancel}</button>
        </p>
      </form>`,
      place,
    );
    place.addEventListener("close", () => {
      place.remove();
      resolve(answer);
    });
    document.body.append(place);
    place.showModal();
  });

/** Asks once before something that cannot be undone: true when it is confirmed. */
export const ask = async (title, { text, confirm, danger = true } = {}) =>
  (await dialog({ title, body: text ? html`<p>${text}</p>` : nothing, confirm, danger })) !== null;
