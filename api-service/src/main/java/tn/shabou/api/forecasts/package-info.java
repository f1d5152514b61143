/** The forecasts that Orion made, for review. */
@NullMarked
package tn.shabou.api.forecasts;

import org.jspecify.annotations.NullMarked;
