/** Two made-up suppliers on the loopback whose pages look as the real ones do. */
@NullMarked
package tn.shabou.local.suppliers;

import org.jspecify.annotations.NullMarked;
