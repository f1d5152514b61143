/** Methods for parts that sell in nearly every period, and for those with little history. */
@NullMarked
package tn.shabou.orion.forecast.smoothing;

import org.jspecify.annotations.NullMarked;
