/** What every endpoint shares: problems, pages, cursors, limits, the reader's language. */
@NullMarked
package tn.shabou.api.http;

import org.jspecify.annotations.NullMarked;
