/**
 * How many cars of which age there are, as somebody counted them; Orion knows from it how old the
 * cars of a part are.
 */
@NullMarked
package tn.shabou.api.fleet;

import org.jspecify.annotations.NullMarked;
