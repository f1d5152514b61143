/** Files that wait in the database for whoever reads them, in pieces. */
@NullMarked
package tn.shabou.api.imports.parts;

import org.jspecify.annotations.NullMarked;
