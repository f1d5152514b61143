/** Ways of learning from many series at once. */
@NullMarked
package tn.shabou.orion.forecast.pooled;

import org.jspecify.annotations.NullMarked;
