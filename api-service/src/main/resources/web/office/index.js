import "../app/tokens.css";
import "../app/base.css";
import "../app/components.css";
import "./office.css";
import "./goods/goods.css";

import "./desk.js";

// Which script fills which page, by the key of its place. A page loads its own alone.
const pages = {
  "sign-in": () => import("./sign-in.js"),
  today: () => import("./today.js"),
  products: () => import("./goods/index.js"),
  imports: () => import("./goods/index.js"),
  enquiries: () => import("./goods/index.js"),
  categories: () => import("./goods/index.js"),
  vehicles: () => import("./goods/index.js"),
  synonyms: () => import("./goods/index.js"),
};

pages[document.body.dataset.page]?.();
