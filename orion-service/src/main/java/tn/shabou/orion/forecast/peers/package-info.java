/** What series that have hardly sold, or never, may expect: what those like them sell. */
@NullMarked
package tn.shabou.orion.forecast.peers;

import org.jspecify.annotations.NullMarked;
