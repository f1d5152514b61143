import "../app/tokens.css";
import "../app/base.css";
import "../app/components.css";
import "./office.css";
import "./admin/admin.css";
import "./planning/planning.css";
import "uplot/dist/uPlot.min.css";
import "./goods/goods.css";
import "./leads/leads.css";

import "./desk.js";

// Which script fills which page, by the key of its place. A page loads its own alone.
const pages = {
  "sign-in": () => import("./sign-in.js"),
  today: () => import("./today.js"),
  runs: () => (document.querySelector("[data-run]") ? import("./admin/run.js") : import("./admin/runs.js")),
  "dead-letters": () => import("./admin/letters.js"),
  audit: () => import("./admin/audit.js"),
  users: () => import("./admin/users.js"),
  profile: () => import("./admin/profile.js"),
  sources: () => import("./admin/sources.js"),
  reports: () => import("./admin/reports.js"),
  settings: () => import("./admin/settings.js"),
  privacy: () => import("./admin/privacy.js"),
  forecasts: () => import("./planning/forecasts.js"),
  inventory: () => import("./planning/inventory.js"),
  insights: () => import("./planning/insights.js"),
  orders: () => import("./planning/orders.js"),
  terms: () => import("./planning/terms.js"),
  fleet: () => import("./planning/fleet.js"),
  products: () => import("./goods/index.js"),
  imports: () => import("./goods/index.js"),
  enquiries: () => import("./goods/index.js"),
  categories: () => import("./goods/index.js"),
  vehicles: () => import("./goods/index.js"),
  synonyms: () => import("./goods/index.js"),
  leads: () => import("./leads/inbox.js"),
  "lead-entry": () => import("./leads/entry.js"),
  "lead-import": () => import("./leads/bring-in.js"),
  duplicates: () => import("./leads/duplicates.js"),
  "lead-map": () => import("./leads/map.js"),
  prices: () => import("./leads/prices.js"),
};

pages[document.body.dataset.page]?.();
