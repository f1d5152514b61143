// Suggestions below the search box (a combobox as ARIA describes it).
const form = document.querySelector("[data-suggest]");
const input = form.elements.q;
const listbox = form.querySelector("ul");
const language = document.documentElement.lang;
const PAUSE = 150;
let pending;
let timer;
let active = -1;

const paths = { category: "categorie/", make: "vehicule/", model: "vehicule/", generation: "vehicule/", reference: "piece/" };

const address = ({ kind, label, slug }) => {
  if (kind === "brand" && slug) return `/${language}/pieces?brand=${encodeURIComponent(slug)}`;
  return paths[kind] && slug ? `/${language}/${paths[kind]}${slug}` : `/${language}/recherche?q=${encodeURIComponent(label)}`;
};

const options = () => [...listbox.querySelectorAll("a")];

const mark = (at) => {
  const all = options();
  active = all.length ? (at + all.length) % all.length : -1;
  all.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
  if (active >= 0) input.setAttribute("aria-activedescendant", all[active].id);
  else input.removeAttribute("aria-activedescendant");
};

const close = () => {
  listbox.hidden = true;
  input.setAttribute("aria-expanded", "false");
  active = -1;
  input.removeAttribute("aria-activedescendant");
};

const show = (found) => {
  listbox.replaceChildren(
    ...found.map((suggestion, i) => {
      const item = document.createElement("li");
      item.setAttribute("role", "presentation");
      const link = document.createElement("a");
      link.id = `suggestion-${i}`;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.tabIndex = -1;
      link.href = address(suggestion);
      const text = document.createElement("bdi");
      text.textContent = suggestion.label;
      link.append(text);
      item.append(link);
      return item;
    }),
  );
  listbox.hidden = found.length === 0;
  input.setAttribute("aria-expanded", String(found.length > 0));
  active = -1;
};

const ask = async () => {
  pending?.abort();
  const words = input.value.trim();
  if (words.length < 2) return close();
  pending = new AbortController();
  try {
    const response = await fetch(`/api/suggest?limit=7&q=${encodeURIComponent(words.slice(0, 80))}`, {
      headers: { "Accept-Language": language },
      signal: pending.signal,
    });
    if (response.ok) show((await response.json()).data);
  } catch {
    // Typed on, or offline: the form searches all the same.
  }
};

listbox.setAttribute("role", "listbox");
listbox.setAttribute("aria-label", listbox.dataset.title);
for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": listbox.id, "aria-autocomplete": "list" })) {
  input.setAttribute(name, value);
}
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
input.addEventListener("keydown", (event) => {
  if (listbox.hidden) return;
  if (event.key === "ArrowDown") mark(active + 1);
  else if (event.key === "ArrowUp") mark(active - 1);
  else if (event.key === "Escape") close();
  else if (event.key === "Enter" && active >= 0) options()[active].click();
  else return;
  event.preventDefault();
});
document.addEventListener("click", (event) => form.contains(event.target) || close());
