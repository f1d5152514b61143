/** Who did what, when, and what it changed. */
@NullMarked
package tn.shabou.api.audit;

import org.jspecify.annotations.NullMarked;
