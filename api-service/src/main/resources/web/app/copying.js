// What can be copied: a message, or the address of this page.
import { toast } from "./toast.js";

const copy = async (text, said) => {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    // The browser keeps its clipboard to itself; the text stands on the page.
  }
};

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(document.querySelector(button.dataset.copy).textContent, button.dataset.said));
  }
  for (const button of document.querySelectorAll("[data-copy-address]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(location.href, button.dataset.said));
  }
}
