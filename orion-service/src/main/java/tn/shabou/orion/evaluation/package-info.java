/** How good forecasts are, measured on periods they did not see. */
@NullMarked
package tn.shabou.orion.evaluation;

import org.jspecify.annotations.NullMarked;
