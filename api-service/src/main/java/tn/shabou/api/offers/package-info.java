/** Offers of others, and which of our products they are. */
@NullMarked
package tn.shabou.api.offers;

import org.jspecify.annotations.NullMarked;
