/** Creating a thing once, however often the request for it arrives. */
@NullMarked
package tn.shabou.api.idempotency;

import org.jspecify.annotations.NullMarked;
