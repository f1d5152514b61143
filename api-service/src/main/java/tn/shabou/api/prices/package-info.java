/**
 * What parts cost shoppers: changed through the ledger, now or at a time to come, never below what
 * the margin allows unless an administrator says why.
 */
@NullMarked
package tn.shabou.api.prices;

import org.jspecify.annotations.NullMarked;
