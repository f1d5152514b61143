/** What Google says of a lead while somebody looks at it: shown, paid for, and never kept. */
@NullMarked
package tn.shabou.api.google;

import org.jspecify.annotations.NullMarked;
