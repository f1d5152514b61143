/** What was sold, as gap-free series. */
@NullMarked
package tn.shabou.orion.sales;

import org.jspecify.annotations.NullMarked;
