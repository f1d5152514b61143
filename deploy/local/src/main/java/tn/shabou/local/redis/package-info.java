/** Redis from a jar, on the loopback. */
@NullMarked
package tn.shabou.local.redis;

import org.jspecify.annotations.NullMarked;
