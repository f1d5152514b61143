/**
 * The few numerical methods that forecasting needs: minima, linear systems, work on many threads.
 */
@NullMarked
package tn.shabou.orion.forecast.numeric;

import org.jspecify.annotations.NullMarked;
