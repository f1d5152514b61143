/** An exam of {@code ./shabou forecast} on made-up series; run by hand, never by the tests. */
@NullMarked
package tn.shabou.orion.exam;

import org.jspecify.annotations.NullMarked;
