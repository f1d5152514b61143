// Fields of forms, with their hints and faults.
import { html, nothing } from "lit-html";

const told = (field) =>
  [field.hint && `${field.id}-hint`, field.fault && `${field.id}-fault`].filter(Boolean).join(" ") || nothing;

const control = (field) => {
  const { id, name, value = "", required = false, disabled = false, fault } = field;
  const invalid = fault ? "true" : nothing;
  if (field.options) {
    return html`<select id=${id} name=${name} ?required=${required} ?disabled=${disabled} aria-invalid=${invalid} aria-describedby=${told(field)}>
      ${field.options.map((one) => html`<option value=${one.value} ?selected=${String(one.value) === String(value)}>${one.label}</option>`)}
    </select>`;
  }
  if (field.rows) {
    return html`<textarea id=${id} name=${name} rows=${field.rows} maxlength=${field.most ?? nothing} dir=${field.dir ?? nothing}
      ?required=${required} ?disabled=${disabled} aria-invalid=${invalid} aria-describedby=${told(field)} .value=${value ?? ""}></textarea>`;
  }
  return html`<input id=${id} name=${name} type=${field.type ?? "text"} maxlength=${field.most ?? nothing} dir=${field.dir ?? nothing}
    inputmode=${field.mode ?? nothing} list=${field.list ?? nothing} min=${field.min ?? nothing} max=${field.max ?? nothing} autocomplete="off"
    ?required=${required} ?disabled=${disabled} aria-invalid=${invalid} aria-describedby=${told(field)} .value=${String(value ?? "")}>`;
};

/**
 * A field: { id, name, label, value, type, options: [{ value, label }], rows, hint, fault, required, wide … }.
 */
export const field = (field) => html`<div class="field ${field.wide ? "wide" : ""}">
  <label for=${field.id}>${field.label}</label>
  ${control(field)}
  ${field.hint ? html`<p class="hint" id="${field.id}-hint">${field.hint}</p>` : nothing}
  ${field.fault ? html`<p class="fault" id="${field.id}-fault">${field.fault}</p>` : nothing}
</div>`;

export const check = ({ id, name, label, checked = false, disabled = false }) => html`<label class="check" for=${id}>
  <input type="checkbox" id=${id} name=${name} .checked=${checked} ?disabled=${disabled}><span>${label}</span></label>`;

/** What a form holds, without blanks around it; what is left empty is null. */
export const valuesOf = (form) =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value.trim() || null : value]));

/** A number as people write it, as the API takes it; null for none. */
export const amount = (text) => text?.replaceAll(/[\s\u00a0\u202f]/g, "").replace(",", ".") || null;

/** What is wrong with which field, by the last part of its name. */
export const faultsOf = (refusal) =>
  Object.fromEntries((refusal?.fields ?? []).map((fault) => [String(fault.pointer ?? fault.field ?? "").split(/[./]/).at(-1), fault.detail ?? fault.message]));
