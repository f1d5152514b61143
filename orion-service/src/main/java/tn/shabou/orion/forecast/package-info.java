/** What a forecast is and which method makes it; mathematics alone, without any framework. */
@NullMarked
package tn.shabou.orion.forecast;

import org.jspecify.annotations.NullMarked;
