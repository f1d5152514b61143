/** The days on which Tunisia lives otherwise: public holidays, Ramadan and the feasts, school. */
@NullMarked
package tn.shabou.orion.calendar;

import org.jspecify.annotations.NullMarked;
