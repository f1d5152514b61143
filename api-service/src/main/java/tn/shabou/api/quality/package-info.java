/** How far the recorded sales of each part can be trusted, and what to do where they cannot. */
@NullMarked
package tn.shabou.api.quality;

import org.jspecify.annotations.NullMarked;
