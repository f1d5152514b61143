/** The days that staff announced, which go before those that are computed. */
@NullMarked
package tn.shabou.orion.announced;

import org.jspecify.annotations.NullMarked;
