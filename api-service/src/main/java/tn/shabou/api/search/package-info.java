/** One box that finds parts by number or by words. */
@NullMarked
package tn.shabou.api.search;

import org.jspecify.annotations.NullMarked;
