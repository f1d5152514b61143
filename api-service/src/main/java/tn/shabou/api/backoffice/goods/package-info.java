/**
 * Pages of staff about what the shop sells: products, imports, enquiries, families, cars, words.
 */
@NullMarked
package tn.shabou.api.backoffice.goods;

import org.jspecify.annotations.NullMarked;
