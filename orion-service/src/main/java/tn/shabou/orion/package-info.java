/** Demand forecasting, from a requested run to stored forecasts. */
@NullMarked
package tn.shabou.orion;

import org.jspecify.annotations.NullMarked;
