/** What to order, of whom. */
@NullMarked
package tn.shabou.api.orders;

import org.jspecify.annotations.NullMarked;
