/** The cars as staff edit them. */
@NullMarked
package tn.shabou.api.vehicles.editing;

import org.jspecify.annotations.NullMarked;
