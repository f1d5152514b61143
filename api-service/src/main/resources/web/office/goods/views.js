// Lists of products that somebody looks at again and again: filter, order and columns under a name.
import { html, nothing, render } from "lit-html";
import { get, once, post, put, remove } from "../api.js";
import { dialog } from "../dialog.js";
import { may } from "./may.js";
import { toast, tried } from "../toast.js";
import { t } from "../words.js";
import { of } from "./edits.js";
import { field } from "./fields.js";
import { ofJson } from "./filters.js";

const PATH = "/api/admin/products/views";

export const views = (root, { current, choose }) => {
  const place = root.querySelector("[data-views]");
  let all = [];
  let chosen = null;

  const show = (view) => {
    chosen = view;
    const query = ofJson(view.filter);
    query.set("sort", view.sort);
    query.set("view", view.id);
    choose(view, query);
    draw();
  };

  const save = async () => {
    const answer = await dialog({ title: t("view.save"), body: field({ id: "view-name", name: "name", label: t("view.name"), required: true, most: 100 }), confirm: t("save") });
    if (!answer) return;
    const draft = { name: answer.get("name"), shared: false, ...current() };
    const made = await tried(() => post(PATH, draft, { headers: once() }));
    if (!made) return;
    all = [made, ...all];
    show(made);
    toast(t("view.saved", { name: made.name }));
  };

  const replace = async (change) => {
    const { name, shared, id, version } = chosen;
    const now = await tried(() => put(`${PATH}/${id}`, { name, shared, ...current(), ...change }, of(version)));
    if (!now) return;
    all = all.map((one) => (one.id === id ? now : one));
    chosen = now;
    toast(t("view.saved", { name: now.name }));
    draw();
  };

  const drop = async () => {
    const view = chosen;
    const draft = { name: view.name, filter: view.filter, sort: view.sort, columns: view.columns, shared: view.shared };
    await tried(async () => {
      await remove(`${PATH}/${view.id}`, of(view.version));
      all = all.filter((one) => one.id !== view.id);
      chosen = null;
      draw();
      toast(t("view.removed", { name: view.name }), {
        undo: async () => {
          all = [await post(PATH, draft, { headers: once() }), ...all];
          draw();
        },
      });
    });
  };

  function draw() {
    render(
      html`<label class="unseen" for="view">${t("view.title")}</label>
        <select id="view" class="input" @change=${(event) => {
          const view = all.find((one) => one.id === event.target.value);
          if (view) show(view);
          else location.assign("/admin/products");
        }}>
          <option value="" ?selected=${!chosen}>${t("view.none")}</option>
          ${all.map((view) => html`<option value=${view.id} ?selected=${chosen?.id === view.id}>${view.name}${view.mine ? "" : ` · ${view.owner}`}</option>`)}
        </select>
        ${may("edit") ? html`<button type="button" class="button small" @click=${save}>${t("view.save")}</button>` : nothing}
        ${chosen?.mine
          ? html`<button type="button" class="button small" @click=${() => replace({})}>${t("view.update")}</button>
              <button type="button" class="button small" aria-pressed=${chosen.shared ? "true" : "false"} @click=${() => replace({ shared: !chosen.shared })}>${t("view.share")}</button>
              <button type="button" class="button small danger" @click=${drop}>${t("view.remove")}</button>`
          : nothing}`,
      place,
    );
  }

  return {
    /** Shows the view of that id; false where there is none. */
    async load(id) {
      draw();
      all = (await tried(() => get(PATH)))?.data ?? [];
      draw();
      const view = all.find((one) => one.id === id);
      if (view) show(view);
      return Boolean(view);
    },
  };
};
