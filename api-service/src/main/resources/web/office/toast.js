// Says something for a moment, with a way back.
import { t } from "./words.js";

const SHOWN_MS = 8000;

/**
 * @param undo () => promise: what the button "undo" does; says how it went
 * @param bad whether it tells of a failure
 */
export const toast = (text, { undo, bad = false } = {}) => {
  const place = document.querySelector("[data-toasts]");
  const note = document.createElement("p");
  note.className = bad ? "toast bad" : "toast";
  note.append(text);
  let leaving;
  const stay = () => clearTimeout(leaving);
  const leave = () => {
    stay();
    leaving = setTimeout(() => note.remove(), SHOWN_MS);
  };
  if (undo) {
    const way = document.createElement("button");
    way.type = "button";
    way.textContent = t("undo");
    way.addEventListener("click", async () => {
      way.disabled = true;
      stay();
      note.remove();
      try {
        await undo();
        toast(t("undone"));
      } catch (failure) {
        toast(failure.message, { bad: true });
      }
    });
    note.append(way);
  }
  for (const event of ["mouseenter", "focusin"]) note.addEventListener(event, stay);
  for (const event of ["mouseleave", "focusout"]) note.addEventListener(event, leave);
  place.replaceChildren(note);
  leave();
};

/** Does something and says when it fails: answers undefined then. */
export const tried = async (deed) => {
  try {
    return await deed();
  } catch (failure) {
    toast(failure.message || t("failed"), { bad: true });
    return undefined;
  }
};
