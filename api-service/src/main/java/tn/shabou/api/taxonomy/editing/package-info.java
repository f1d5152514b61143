/** Brands and part families as staff edit them. */
@NullMarked
package tn.shabou.api.taxonomy.editing;

import org.jspecify.annotations.NullMarked;
