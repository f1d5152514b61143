/**
 * A copy of the listed products' columns in memory: which products a list shows in which order, and
 * how many a filter would leave.
 */
@NullMarked
package tn.shabou.api.columns;

import org.jspecify.annotations.NullMarked;
