/** The pages that shoppers see, in French and Arabic. */
@NullMarked
package tn.shabou.api.storefront;

import org.jspecify.annotations.NullMarked;
