/** The pages on which staff plan: forecasts to review, stock, signals, and what to order. */
@NullMarked
package tn.shabou.api.backoffice.planning;

import org.jspecify.annotations.NullMarked;
