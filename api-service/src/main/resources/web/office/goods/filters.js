// Which products are meant: kept in the address, so that a list can be shared, left and found again.
const LISTS = ["brand", "category", "tier"];
const FLAGS = ["inStock", "listed", "hasImage", "hasArabicName"];
export const NAMES = ["q", ...LISTS, "vehicle", "minPrice", "maxPrice", "maxStock", ...FLAGS, "updatedSince"];

/** What a form asks for, as parameters. */
export const ofForm = (form) => {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const text = String(value).trim();
    if (text) query.append(name, name.endsWith("Price") ? text.replace(",", ".") : text);
  }
  return query;
};

/** Puts what is asked for into the form; what nobody asks for is emptied. */
export const intoForm = (form, query) => {
  for (const name of [...NAMES, "sort"]) if (form.elements[name]) form.elements[name].value = query.get(name) ?? "";
};

/** The same as JSON, as saved views and bulk edits take it. */
export const asJson = (query) => {
  const filter = {};
  for (const name of NAMES) {
    const value = query.get(name);
    if (value === null) continue;
    if (LISTS.includes(name)) filter[name] = query.getAll(name);
    else if (FLAGS.includes(name)) filter[name] = value === "true";
    else filter[name] = name === "maxStock" ? Number(value) : value;
  }
  return filter;
};

export const ofJson = (filter) => {
  const query = new URLSearchParams();
  for (const name of NAMES) for (const value of [filter[name] ?? []].flat()) query.append(name, value);
  return query;
};
