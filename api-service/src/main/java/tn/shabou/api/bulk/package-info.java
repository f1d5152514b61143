/** The same change of all products that staff select: previewed, applied, undone. */
@NullMarked
package tn.shabou.api.bulk;

import org.jspecify.annotations.NullMarked;
