/** What the page of one product tells. */
@NullMarked
package tn.shabou.api.products;

import org.jspecify.annotations.NullMarked;
