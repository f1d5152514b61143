/** What whole categories, brands and the shop sell: seasons and the calendar are plain there. */
@NullMarked
package tn.shabou.orion.groups;

import org.jspecify.annotations.NullMarked;
