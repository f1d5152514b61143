/** Says something for a moment, with a way on. */
export const toast = (text, link) => {
  const place = document.querySelector("[data-toasts]");
  if (!place) return;
  const note = document.createElement("p");
  note.className = "toast";
  note.append(text);
  if (link) {
    const way = document.createElement("a");
    way.href = link.href;
    way.textContent = link.text;
    note.append(way);
  }
  place.replaceChildren(note);
  setTimeout(() => note.remove(), 6000);
};
