// A form in a dialog that stays open until what it says is kept, and shows what is refused.
import { html, nothing, render } from "lit-html";
import { t } from "../words.js";
import { faultsOf, valuesOf } from "./fields.js";

/**
 * @param fields (faults by name) => template
 * @param save (values of the form) => promise; a refusal is shown
 * @param then what to do when it was kept
 */
export const editDialog = ({ title, fields, save, then = () => {}, confirm = t("save") }) => {
  const dialog = document.createElement("dialog");
  dialog.className = "ask";
  dialog.setAttribute("aria-labelledby", "edit-title");
  let refusal = null;
  let busy = false;

  const submit = async (event) => {
    event.preventDefault();
    busy = true;
    draw();
    try {
      const kept = await save(valuesOf(event.target));
      dialog.close();
      then(kept);
    } catch (failure) {
      refusal = failure;
      busy = false;
      draw();
    }
  };

  const draw = () =>
    render(
      html`<form class="stack" @submit=${submit}>
        <h2 id="edit-title">${title}</h2>
        ${refusal ? html`<div class="note bad" role="alert"><p>${refusal.message}</p></div>` : nothing}
        ${fields(faultsOf(refusal))}
        <p class="row ask-ways"><button class="button main" type="submit" ?disabled=${busy}>${confirm}</button>
          <button class="button" type="button" @click=${() => dialog.close()}>${t("cancel")}</button></p>
      </form>`,
      dialog,
    );

  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  draw();
  dialog.showModal();
};
