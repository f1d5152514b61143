/** What is held about people and businesses that others found: shown, and forgotten for good. */
@NullMarked
package tn.shabou.api.privacy;

import org.jspecify.annotations.NullMarked;
