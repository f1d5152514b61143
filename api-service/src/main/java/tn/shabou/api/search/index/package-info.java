/** An inverted index in memory: which products have which words, how much each says, and where. */
@NullMarked
package tn.shabou.api.search.index;

import org.jspecify.annotations.NullMarked;
