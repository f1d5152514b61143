/**
 * Demand as a sum of a trend that changes its rate, seasons, holidays and other causes: the model
 * of Taylor and Letham, "Forecasting at scale" (The American Statistician 72, 2018), on arrays.
 */
@NullMarked
package tn.shabou.orion.forecast.additive;

import org.jspecify.annotations.NullMarked;
