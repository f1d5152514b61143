/** Forecasts of products and of their groups, made to add up. */
@NullMarked
package tn.shabou.orion.forecast.hierarchy;

import org.jspecify.annotations.NullMarked;
