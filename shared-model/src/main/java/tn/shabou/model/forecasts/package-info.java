/** The messages by which demand is forecast. */
@NullMarked
package tn.shabou.model.forecasts;

import org.jspecify.annotations.NullMarked;
