/** How much of a part to keep and to order. Knows no framework. */
@NullMarked
package tn.shabou.orion.inventory;

import org.jspecify.annotations.NullMarked;
