/** The products as staff see and edit them, listed or not. */
@NullMarked
package tn.shabou.api.assortment;

import org.jspecify.annotations.NullMarked;
