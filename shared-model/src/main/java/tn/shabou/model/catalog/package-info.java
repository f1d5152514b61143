/** Brands and categories of parts. */
@NullMarked
package tn.shabou.model.catalog;

import org.jspecify.annotations.NullMarked;
