/** A web of made-up shops on the loopback, for tests and measurements of the crawler. */
@NullMarked
package tn.shabou.local.web;

import org.jspecify.annotations.NullMarked;
