/** {@code ./shabou extract}: what a page tells, without service, database or queue. */
@NullMarked
package tn.shabou.prospector.command;

import org.jspecify.annotations.NullMarked;
