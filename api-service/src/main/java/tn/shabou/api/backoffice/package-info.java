/** The pages of staff: their frame, who may open which, and in which words. */
@NullMarked
package tn.shabou.api.backoffice;

import org.jspecify.annotations.NullMarked;
