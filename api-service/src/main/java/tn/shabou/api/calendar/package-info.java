/** Days on which Tunisia lives otherwise, as staff announce them to Orion. */
@NullMarked
package tn.shabou.api.calendar;

import org.jspecify.annotations.NullMarked;
