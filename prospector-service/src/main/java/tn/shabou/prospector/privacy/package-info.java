/** How long the businesses that were found are remembered. */
@NullMarked
package tn.shabou.prospector.privacy;

import org.jspecify.annotations.NullMarked;
