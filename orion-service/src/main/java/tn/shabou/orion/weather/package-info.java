/** What the weather was and is going to be, by governorate; forecasts of sales go on without it. */
@NullMarked
package tn.shabou.orion.weather;

import org.jspecify.annotations.NullMarked;
