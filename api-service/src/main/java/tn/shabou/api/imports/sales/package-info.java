/** Files of sales: kept, read line by line, and brought in whole or not at all. */
@NullMarked
package tn.shabou.api.imports.sales;

import org.jspecify.annotations.NullMarked;
