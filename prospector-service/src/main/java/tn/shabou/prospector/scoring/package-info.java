/** How promising a lead is, and why: a number of 0 to 100 and what made it. */
@NullMarked
package tn.shabou.prospector.scoring;

import org.jspecify.annotations.NullMarked;
