/** Where pages moved to when their slug changed. */
@NullMarked
package tn.shabou.api.slugs;

import org.jspecify.annotations.NullMarked;
