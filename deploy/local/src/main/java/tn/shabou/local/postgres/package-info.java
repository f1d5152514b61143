/** PostgreSQL from a jar, on the loopback, by any user. */
@NullMarked
package tn.shabou.local.postgres;

import org.jspecify.annotations.NullMarked;
