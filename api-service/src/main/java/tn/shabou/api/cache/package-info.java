/**
 * Answers of the public API kept ready: in the memory of this process, in Redis for all replicas,
 * and, by what their headers say, in browsers and proxies.
 */
@NullMarked
package tn.shabou.api.cache;

import org.jspecify.annotations.NullMarked;
