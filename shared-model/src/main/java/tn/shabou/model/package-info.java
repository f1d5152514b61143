/** Values with a meaning of their own: money, part numbers. */
@NullMarked
package tn.shabou.model;

import org.jspecify.annotations.NullMarked;
