/** Images of products: taken in, resized, kept and served. */
@NullMarked
package tn.shabou.api.images;

import org.jspecify.annotations.NullMarked;
