/** Measures search against judgements, on any catalogue. */
@NullMarked
package tn.shabou.api.relevance;

import org.jspecify.annotations.NullMarked;
