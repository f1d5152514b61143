import "../app/tokens.css";
import "../app/base.css";
import "../app/components.css";
import "./office.css";
import "./leads/leads.css";

import "./desk.js";

// Which script fills which page, by the key of its place. A page loads its own alone.
const pages = {
  "sign-in": () => import("./sign-in.js"),
  today: () => import("./today.js"),
  leads: () => import("./leads/inbox.js"),
  duplicates: () => import("./leads/duplicates.js"),
  "lead-map": () => import("./leads/map.js"),
  prices: () => import("./leads/prices.js"),
};

pages[document.body.dataset.page]?.();
