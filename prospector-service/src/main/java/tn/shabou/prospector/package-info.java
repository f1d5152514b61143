/** Finds suppliers and competitors on the web, what they ask, and how promising they are. */
@NullMarked
package tn.shabou.prospector;

import org.jspecify.annotations.NullMarked;
