/** Reads and writes CSV as spreadsheets and shops make it, a row at a time. */
@NullMarked
package tn.shabou.api.imports.csv;

import org.jspecify.annotations.NullMarked;
