/**
 * The numerical methods that models share: minima, linear systems, gaps, decomposition, work on
 * many threads.
 */
@NullMarked
package tn.shabou.orion.forecast.numeric;

import org.jspecify.annotations.NullMarked;
