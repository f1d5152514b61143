/** What all products together teach, how it is kept, and when it is learned anew. */
@NullMarked
package tn.shabou.orion.learning;

import org.jspecify.annotations.NullMarked;
