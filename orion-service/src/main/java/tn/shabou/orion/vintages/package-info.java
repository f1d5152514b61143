/** What came true of earlier forecasts. */
@NullMarked
package tn.shabou.orion.vintages;

import org.jspecify.annotations.NullMarked;
