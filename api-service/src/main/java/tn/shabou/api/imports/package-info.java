/** Files that staff bring in. */
@NullMarked
package tn.shabou.api.imports;

import org.jspecify.annotations.NullMarked;
