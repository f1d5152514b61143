// How money, numbers and times are written: Latin digits in both languages.
import { lang, t } from "./words.js";

const locale = `${lang}-TN-u-nu-latn`;
const zone = "Africa/Tunis";
const whole = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });
const money = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const days = new Intl.DateTimeFormat("fr-FR", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: zone });
const moments = new Intl.DateTimeFormat("fr-FR", { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone });
const since = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

/** `1 234,500 DT`, of "1234.5", 1234.5 or { amount, currency }; a dash of nothing. */
export const dinars = (amount) => (amount == null ? "–" : `${money.format(Number(amount.amount ?? amount))} ${t("dinar")}`);

/** `12 345`; a dash of nothing. */
export const number = (value, digits = 0) =>
  value == null ? "–" : digits ? new Intl.NumberFormat("fr-FR", { maximumFractionDigits: digits }).format(value) : whole.format(value);

/** `12 ko`, of bytes. */
export const kilobytes = (bytes) =>
  new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }).format(Math.ceil(bytes / 1024));

/** `12,5 %`, of 0.125. */
export const percent = (share, digits = 0) => (share == null ? "–" : `${number(share * 100, digits)}\u202f%`);

/** `23/11/2026`, of a date or a moment in ISO 8601. */
export const day = (iso) => (iso ? (iso.length === 10 ? iso.split("-").reverse().join("/") : days.format(new Date(iso))) : "–");

/** `23/11/2026 09:45`. */
export const moment = (iso) => (iso ? moments.format(new Date(iso)) : "–");

/** `il y a 3 jours`. */
export const ago = (iso) => {
  if (!iso) return "–";
  const seconds = (new Date(iso) - Date.now()) / 1000;
  for (const [unit, length] of [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]]) {
    if (Math.abs(seconds) >= length) return since.format(Math.round(seconds / length), unit);
  }
  return since.format(0, "minute");
};
