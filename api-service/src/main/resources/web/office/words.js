// The words of the page, as the server put them there.
const words = JSON.parse(document.getElementById("words").textContent);

export const lang = document.documentElement.lang;

const rules = new Intl.PluralRules(`${lang}-u-nu-latn`);

/** The text of that name, with {values} in their places. */
export const t = (name, values = {}) => {
  const text = words[name];
  if (text === undefined) {
    console.error(`no word is called ${name}`);
    return name;
  }
  return text.replace(/\{(\w+)\}/g, (place, key) => values[key] ?? place);
};

/** Whether there is a text of that name, for names that come from the server. */
export const says = (name) => Object.hasOwn(words, name);

/** The text for so many: `name.one`, `name.two`, `name.few`, `name.many`; `name.other` for all that have none. */
export const counted = (name, n, values = {}) => {
  const form = `${name}.${rules.select(n)}`;
  return t(says(form) ? form : `${name}.other`, { n: new Intl.NumberFormat("fr-FR").format(n), ...values });
};
