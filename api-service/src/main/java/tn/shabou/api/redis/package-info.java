/** Redis where more than one command has to happen as one. */
@NullMarked
package tn.shabou.api.redis;

import org.jspecify.annotations.NullMarked;
