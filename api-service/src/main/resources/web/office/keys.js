// Single keys that do something on a page, and `?` that tells which.
import { html } from "lit-html";
import { dialog } from "./dialog.js";
import { t } from "./words.js";

const known = new Map();

const help = () =>
  dialog({
    title: t("keys.title"),
    body: html`<dl class="keys">${[...known].map(([key, { says }]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${says}</dd></div>`)}</dl>`,
    confirm: null,
    cancel: t("close"),
  });

const isTyping = (target) => target.closest("input, select, textarea, [contenteditable], dialog");

/** @param bindings { j: { says: what it does, does: event => void } } */
export const keys = (bindings) => {
  if (!known.size) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const binding = known.get(event.key);
      if (binding) {
        event.preventDefault();
        binding.does(event);
      }
    });
  }
  for (const [key, binding] of Object.entries(bindings)) known.set(key, binding);
  known.delete("?");
  known.set("?", { says: t("keys.help"), does: help });
};
