// The photos of a product: sent, described, put in order, taken away.
import { html, nothing, render } from "lit-html";
import { once, post, put, remove, tagged } from "../api.js";
import { ask, dialog } from "../dialog.js";
import { empty, failed } from "../states.js";
import { tried } from "../toast.js";
import { t } from "../words.js";
import { field } from "./fields.js";
import { may } from "./may.js";

const PATIENCE_MS = 120_000;

export const photos = (place, { id, changed }) => {
  const path = `/api/admin/products/${id}/images`;
  let all = [];
  let etag = null;
  let sending = 0;

  const load = async () => {
    try {
      const found = await tagged(path);
      [all, etag] = [found.value.data, found.etag];
      draw();
    } catch (failure) {
      render(failed(failure, load), place);
    }
  };

  const done = () => Promise.all([load(), changed()]);

  const send = async (files) => {
    sending = files.length;
    draw();
    for (const file of files) {
      const form = new FormData();
      form.append("file", file);
      await tried(() => post(path, form, { headers: once(), patience: PATIENCE_MS }));
      sending -= 1;
    }
    await done();
  };

  const revise = async (image, change) => {
    const { altFr, altAr, position } = { ...image, ...change };
    await tried(() => put(`${path}/${image.id}`, { position, ...(altFr && { altFr }), ...(altAr && { altAr }) }, { headers: { "If-Match": etag } }));
    await done();
  };

  const describe = async (image) => {
    const answer = await dialog({
      title: t("photo.describe"),
      body: html`${field({ id: "alt-fr", name: "altFr", label: t("photo.altFr"), value: image.altFr ?? "", most: 300 })}${field({ id: "alt-ar", name: "altAr", label: t("photo.altAr"), value: image.altAr ?? "", most: 300, dir: "rtl" })}`,
      confirm: t("save"),
    });
    if (answer) await revise(image, { altFr: answer.get("altFr"), altAr: answer.get("altAr") });
  };

  const drop = async (image) => {
    if (!(await ask(t("photo.remove"), { text: t("photo.removeText"), confirm: t("photo.remove") }))) return;
    await tried(() => remove(`${path}/${image.id}`, { headers: { "If-Match": etag } }));
    await done();
  };

  const way = (label, icon, does, off = false) => html`<button type="button" class="button plain small" title=${label} aria-label=${label} ?disabled=${off} @click=${does}><span class="icon icon-${icon} turns" aria-hidden="true"></span></button>`;

  const photo = (image, at) => html`<li class="photo">
    <img src=${image.sizes[0].url} alt=${image.altFr ?? t("photo.number", { n: at + 1 })} loading="lazy">
    ${at === 0 ? html`<span class="badge info">${t("photo.first")}</span>` : nothing}
    ${may("edit")
      ? html`<p class="row">
          ${way(t("photo.forward", { n: at + 1 }), "next back", () => revise(image, { position: at - 1 }), at === 0)}
          ${way(t("photo.later", { n: at + 1 }), "next", () => revise(image, { position: at + 1 }), at === all.length - 1)}
          <button type="button" class="button plain small" @click=${() => describe(image)}>${t("photo.describe")}</button>
          ${way(t("photo.removeOne", { n: at + 1 }), "cross", () => drop(image))}
        </p>`
      : nothing}
  </li>`;

  function draw() {
    render(
      html`<h2>${t("photo.title")}</h2>
        ${all.length ? html`<ul class="photos">${all.map(photo)}</ul>` : empty(t("photo.none"))}
        ${may("edit")
          ? html`<label class="drop" @dragover=${(event) => event.preventDefault()} @drop=${(event) => (event.preventDefault(), send([...event.dataTransfer.files]))}>
              <input type="file" accept="image/jpeg,image/png,image/webp" multiple @change=${(event) => send([...event.target.files])}>
              <span>${sending ? html`<span class="busy" aria-hidden="true"></span> ${t("photo.sending", { n: sending })}` : t("photo.choose")}</span></label>`
          : nothing}`,
      place,
    );
  }

  load();
  return {};
};
