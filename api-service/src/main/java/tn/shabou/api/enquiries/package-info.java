/** What shoppers ask for, from the storefront to the answer. */
@NullMarked
package tn.shabou.api.enquiries;

import org.jspecify.annotations.NullMarked;
