/** Which cars a part fits, as staff edit it. */
@NullMarked
package tn.shabou.api.fit.editing;

import org.jspecify.annotations.NullMarked;
