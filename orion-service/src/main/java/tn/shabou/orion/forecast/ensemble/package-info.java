/** Forecasts of many series together: who takes part, how members are combined, how sure it is. */
@NullMarked
package tn.shabou.orion.forecast.ensemble;

import org.jspecify.annotations.NullMarked;
