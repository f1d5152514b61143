/** Finds the parameters that fit best. */
@NullMarked
package tn.shabou.orion.forecast.optimise;

import org.jspecify.annotations.NullMarked;
