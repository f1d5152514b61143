/** The command line: brings the whole system up on one machine, and down again. */
@NullMarked
package tn.shabou.local;

import org.jspecify.annotations.NullMarked;
