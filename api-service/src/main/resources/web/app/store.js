// What stays on this device: the garage, the enquiry, the comparison. Without storage pages work from their addresses.
const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
};

const write = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A private window; nothing is kept then.
  }
};

/** A list of things with an `id`; the newest last. */
export const list = (key, most) => ({
  all: () => read(key),
  put(thing) {
    write(key, [...read(key).filter((one) => one.id !== thing.id), thing].slice(-most));
  },
  remove(id) {
    write(key, read(key).filter((one) => String(one.id) !== String(id)));
  },
  set: (things) => write(key, things.slice(-most)),
});

/** Cars: { id: slug, name }. The last is the one in use. */
export const garage = list("shabou.garage", 8);

/** Parts to ask for: { id, quantity }. */
export const enquiry = list("shabou.enquiry", 50);

/** Parts to compare: { id: slug }. */
export const comparison = list("shabou.compare", 4);
