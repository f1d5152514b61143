/** Ways of continuing one series from its own past alone. */
@NullMarked
package tn.shabou.orion.forecast.local;

import org.jspecify.annotations.NullMarked;
