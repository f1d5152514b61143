// A table as a file for spreadsheets.
const FORMULA = /^[=+\-@\t\r]/;

/** What a spreadsheet would take for a formula has an apostrophe before it, as in files of the server. */
const cell = (value) => {
  const text = String(value ?? "");
  const safe = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const download = (name, rows) => {
  const text = rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  const way = document.createElement("a");
  way.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  way.download = name;
  way.click();
  URL.revokeObjectURL(way.href);
};
