// What the reader may do on this page, as the server says; the API holds them to it.
const granted = new Set((document.querySelector("[data-may]")?.dataset.may ?? "").split(" "));

/** `edit`: change what is shown; `override`: sell below the margin. */
export const may = (right) => granted.has(right);
