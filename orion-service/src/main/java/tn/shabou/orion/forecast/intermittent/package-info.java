/** Methods for parts that sell now and then, or never. */
@NullMarked
package tn.shabou.orion.forecast.intermittent;

import org.jspecify.annotations.NullMarked;
