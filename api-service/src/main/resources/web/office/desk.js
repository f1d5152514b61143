// The frame of each page: menu on a phone, light or dark, signing out.
import { signOut } from "./api.js";
import { toast } from "./toast.js";
import { t } from "./words.js";

const THEMES = ["auto", "light", "dark"];
const KEPT = "shabou.theme";

/** The tokens have a dark form for those whose device is dark; here it is for those who want it. */
const dark = [...document.styleSheets]
  .flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText.includes("prefers-color-scheme"));
const paint = (theme) => {
  for (const rule of dark) rule.media.mediaText = { auto: "(prefers-color-scheme: dark)", light: "not all", dark: "all" }[theme];
  document.documentElement.style.colorScheme = theme === "auto" ? "" : theme;
};

const kept = () => (THEMES.includes(localStorage.getItem(KEPT)) ? localStorage.getItem(KEPT) : "auto");
if (kept() !== "auto") paint(kept());
document.querySelector("[data-theme-switch]").addEventListener("click", () => {
  const next = THEMES[(THEMES.indexOf(kept()) + 1) % THEMES.length];
  localStorage.setItem(KEPT, next);
  paint(next);
  toast(t(`theme.${next}`));
});

const menu = document.querySelector("[data-menu]");
menu?.addEventListener("click", () => {
  const open = menu.getAttribute("aria-expanded") !== "true";
  menu.setAttribute("aria-expanded", String(open));
  document.getElementById("desk-nav").classList.toggle("open", open);
});

document.querySelector("[data-sign-out]")?.addEventListener("click", async () => {
  await signOut().catch(() => {});
  location.assign("/admin/sign-in");
});
