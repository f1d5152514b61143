/** Rules on the prices of others, and who hears of it when one is broken. */
@NullMarked
package tn.shabou.api.alerts;

import org.jspecify.annotations.NullMarked;
