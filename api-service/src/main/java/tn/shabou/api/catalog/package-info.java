/** What shoppers browse: products, brands, categories. */
@NullMarked
package tn.shabou.api.catalog;

import org.jspecify.annotations.NullMarked;
