/** Series that are forecast together, and what is said of each. */
@NullMarked
package tn.shabou.orion.forecast.panel;

import org.jspecify.annotations.NullMarked;
