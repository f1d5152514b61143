/** What each role may do and see. */
@NullMarked
package tn.shabou.api.access;

import org.jspecify.annotations.NullMarked;
