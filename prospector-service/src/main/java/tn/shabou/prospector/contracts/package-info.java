/** What the pages of a site are expected to tell, and the alarm when they tell less. */
@NullMarked
package tn.shabou.prospector.contracts;

import org.jspecify.annotations.NullMarked;
