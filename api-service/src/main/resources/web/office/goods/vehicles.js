// Cars from make to engine: a column for each level, as far as somebody went. What is chosen stands in the address.
import { html, nothing, render } from "lit-html";
import { address, get, once, post, put } from "../api.js";
import { failed, loading } from "../states.js";
import { toast } from "../toast.js";
import { t } from "../words.js";
import { FACTS, FUELS, LEVELS, nameOfCar } from "./cars.js";
import { editDialog } from "./edit-dialog.js";
import { of } from "./edits.js";
import { field } from "./fields.js";
import { may } from "./may.js";

const NUMBERS = ["yearFrom", "yearTo", "displacementCc", "powerHp"];
const path = (level) => `/api/admin/vehicles/${level}`;

const draftOf = (car, level) => ({ parentId: car.parentId, name: car.name, ...Object.fromEntries(FACTS[level].map((fact) => [fact, car[fact]])) });

export const start = (root) => {
  const place = root.querySelector("[data-cars]");
  /** By level: { all, chosen, failure }; one column more than was chosen. */
  let columns = [];

  const tell = () => {
    const chosen = columns.filter((column) => column.chosen).map((column) => column.chosen.id);
    history.replaceState(null, "", chosen.length ? `?at=${chosen.join("-")}` : location.pathname);
  };

  const load = async (at) => {
    const parent = at ? columns[at - 1].chosen.id : undefined;
    const kept = columns[at]?.chosen?.id;
    columns[at] ??= { all: null, chosen: null, failure: null };
    const column = columns[at];
    draw();
    try {
      column.all = (await get(address(path(LEVELS[at]), { parent }))).data;
      column.failure = null;
      if (kept) column.chosen = column.all.find((car) => car.id === kept) ?? null;
    } catch (failure) {
      column.failure = failure;
    }
    draw();
  };

  const choose = async (at, car) => {
    columns = columns.slice(0, at + 1);
    columns[at].chosen = car;
    tell();
    if (at + 1 < LEVELS.length) await load(at + 1);
    else draw();
  };

  const open = (at, car) => {
    const level = LEVELS[at];
    const fact = (name, faults) => {
      const shown = { id: name, name, label: t(`car.${name}`), value: car?.[name] ?? "", fault: faults[name] };
      if (name === "fuel") return field({ ...shown, options: FUELS.map((value) => ({ value, label: t(`fuel.${value}`) })) });
      return field(NUMBERS.includes(name) ? { ...shown, type: "number", required: level === "generations" && name === "yearFrom" } : { ...shown, most: 100, dir: "ltr" });
    };
    editDialog({
      title: car ? t("car.editOf", { name: car.name }) : t(`car.add.${level}`),
      fields: (faults) => html`${field({ id: "name", name: "name", label: t("car.name"), value: car?.name ?? "", required: true, most: 100, fault: faults.name })}${FACTS[level].map((name) => fact(name, faults))}`,
      save: async (values) => {
        const draft = {
          ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, NUMBERS.includes(name) && value !== null ? Number(value) : value])),
          parentId: at ? columns[at - 1].chosen.id : null,
        };
        if (!car) return post(path(level), draft, { headers: once() });
        const now = await put(`${path(level)}/${car.id}`, draft, of(car.version));
        toast(t("taxonomy.saved"), {
          undo: async () => {
            await put(`${path(level)}/${car.id}`, draftOf(car, level), of(now.version));
            await load(at);
          },
        });
        return now;
      },
      then: () => load(at),
    });
  };

  const choice = (at, car) => {
    const isChosen = columns[at].chosen?.id === car.id;
    return html`<li class=${isChosen ? "chosen" : ""}>
      <button type="button" class="car" aria-pressed=${isChosen ? "true" : "false"} @click=${() => choose(at, car)}><bdi>${nameOfCar(car)}</bdi></button>
      ${may("edit") ? html`<button type="button" class="button plain small" aria-label=${t("car.editOf", { name: car.name })} @click=${() => open(at, car)}>${t("taxonomy.edit")}</button>` : nothing}
    </li>`;
  };

  const column = (one, at) => html`<section class="panel car-column">
    <h2>${t(`level.${LEVELS[at]}`)}</h2>
    ${one.failure ? failed(one.failure, () => load(at)) : nothing}
    ${one.all === null && !one.failure ? loading() : nothing}
    ${one.all?.length ? html`<ul class="cars">${one.all.map((car) => choice(at, car))}</ul>` : nothing}
    ${one.all?.length === 0 ? html`<p class="soft">${t("car.none")}</p>` : nothing}
    ${may("edit") && one.all ? html`<p><button type="button" class="button small" data-add=${LEVELS[at]} @click=${() => open(at, null)}>${t(`car.add.${LEVELS[at]}`)}</button></p>` : nothing}
  </section>`;

  function draw() {
    const last = columns.findLast((one) => one.chosen)?.chosen;
    render(
      html`<div class="car-columns">${columns.map(column)}</div>
        ${last ? html`<p class="row"><a class="button" href=${address("/admin/products", { vehicle: last.slug })} data-parts>${t("car.parts", { name: last.name })}</a></p>` : nothing}`,
      place,
    );
  }

  const goOn = async () => {
    await load(0);
    const asked = (new URLSearchParams(location.search).get("at") ?? "").split("-").filter(Boolean).map(Number);
    for (const [at, id] of asked.slice(0, LEVELS.length).entries()) {
      const car = columns[at]?.all?.find((one) => one.id === id);
      if (!car) return;
      await choose(at, car);
    }
  };
  goOn();
};
