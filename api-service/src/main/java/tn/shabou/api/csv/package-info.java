/** Files for people who open them in a spreadsheet. */
@NullMarked
package tn.shabou.api.csv;

import org.jspecify.annotations.NullMarked;
