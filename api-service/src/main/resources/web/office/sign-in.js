// Signing in, with a code where one is needed; who is signed in still goes on at once.
import { renew, signIn } from "./api.js";
import { t } from "./words.js";

const form = document.querySelector("[data-sign-in]");
const fault = form.querySelector("[data-fault]");
const button = form.querySelector("button");

/** Only to pages of ours. */
const onward = () => {
  const next = new URLSearchParams(location.search).get("next") ?? "";
  const address = new URL(next || "/admin", location.origin);
  const isOurs = address.origin === location.origin && /^\/admin(\/|$)/.test(address.pathname) && address.pathname !== location.pathname;
  location.replace(isOurs ? address.pathname + address.search : "/admin");
};

const say = (text) => {
  fault.textContent = text;
  fault.hidden = !text;
};

const askForCode = () => {
  form.querySelector("[data-step=password]").hidden = true;
  form.querySelector("[data-step=code]").hidden = false;
  form.elements.code.required = true;
  form.elements.code.focus();
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  say("");
  if (!form.checkValidity()) {
    say(t("sign-in.missing"));
    form.querySelector(":invalid").focus();
    return;
  }
  button.disabled = true;
  const { email, password, code } = Object.fromEntries(new FormData(form));
  try {
    await signIn({ email, password, ...(code ? { code } : {}) });
    onward();
  } catch (failure) {
    button.disabled = false;
    if (failure.type === "second-factor-required" && form.elements.code.required === false) askForCode();
    else {
      say(failure.message);
      form.elements.code.value = "";
    }
  }
});

// Sent here since a short token ran out: the long one may still serve.
if (new URLSearchParams(location.search).has("next")) {
  renew().then((goesOn) => goesOn && onward()).catch(() => {});
}
