/** Tells whoever holds a copy of the catalogue what changed in it. */
@NullMarked
package tn.shabou.api.feed;

import org.jspecify.annotations.NullMarked;
