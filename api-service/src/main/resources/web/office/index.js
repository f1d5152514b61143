import "../app/tokens.css";
import "../app/base.css";
import "../app/components.css";
import "./office.css";

import "./desk.js";

// Which script fills which page, by the key of its place. A page loads its own alone.
const pages = {
  "sign-in": () => import("./sign-in.js"),
  today: () => import("./today.js"),
};

pages[document.body.dataset.page]?.();
