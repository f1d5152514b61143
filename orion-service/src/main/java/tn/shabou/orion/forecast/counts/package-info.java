/** Forecasts of demand by the piece, of which most periods see little or none. */
@NullMarked
package tn.shabou.orion.forecast.counts;

import org.jspecify.annotations.NullMarked;
