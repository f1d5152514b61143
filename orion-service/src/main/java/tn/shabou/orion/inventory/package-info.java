/** How much of a part to keep and to order, and what about it stands out. Knows no framework. */
@NullMarked
package tn.shabou.orion.inventory;

import org.jspecify.annotations.NullMarked;
