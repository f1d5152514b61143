/** How many requests a client may make, counted across all replicas. */
@NullMarked
package tn.shabou.api.limits;

import org.jspecify.annotations.NullMarked;
