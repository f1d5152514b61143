// Changes of one product. Each answers the product as it is then, so that what is shown is what is kept.
import { get, once, patch, post } from "../api.js";

const address = (id) => `/api/admin/products/${id}`;

/** A change names the version that was read, so that nobody's work is undone unseen. */
export const of = (version) => ({ headers: { "If-Match": `"${version}"` } });

export const find = (id) => get(address(id));

/**
 * @param overrideReason why it may be below what the margin allows; for administrators
 */
export const setPrice = async (product, amount, reason, overrideReason) => {
  const wish = overrideReason ? { amount, reason, overrideReason } : { amount, reason };
  await post(`${address(product.id)}/prices`, wish, { headers: { ...of(product.version).headers, ...once() } });
  return find(product.id);
};

/** Changes fields and leaves the others. */
export const edit = (product, fields) => patch(address(product.id), fields, of(product.version));
