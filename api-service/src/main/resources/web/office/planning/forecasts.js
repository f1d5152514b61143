// Pages of forecasts, each with a script of its own.
const views = {
  risk: () => import("./risk.js"),
  review: () => import("./review.js"),
  accuracy: () => import("./accuracy.js"),
  sales: () => import("./sales.js"),
};

views[document.querySelector("[data-view]").dataset.view]();
