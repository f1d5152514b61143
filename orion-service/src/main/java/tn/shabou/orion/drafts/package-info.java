/** Forecasts of products alone, between the steps of a run. */
@NullMarked
package tn.shabou.orion.drafts;

import org.jspecify.annotations.NullMarked;
