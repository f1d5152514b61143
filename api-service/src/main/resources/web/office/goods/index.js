// The pages of goods: products, imports, enquiries and what belongs to them. A page loads its own script alone.
const pages = {
  products: () => import("./products.js"),
  product: () => import("./product.js"),
  bulk: () => import("./bulk.js"),
  imports: () => import("./imports.js"),
  "product-import": () => import("./product-import.js"),
  "sales-import": () => import("./sales-import.js"),
  enquiries: () => import("./enquiries.js"),
  enquiry: () => import("./enquiry.js"),
  categories: () => import("./categories.js"),
  vehicles: () => import("./vehicles.js"),
  synonyms: () => import("./synonyms.js"),
};

for (const note of document.querySelectorAll("[data-loading]")) note.remove();
const root = document.querySelector("[data-goods]");
pages[root.dataset.goods]().then((page) => page.start(root));
