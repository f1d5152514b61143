/**
 * What an operator watches besides the process itself: how long requests take, and how the shop
 * does.
 */
@NullMarked
package tn.shabou.api.watch;

import org.jspecify.annotations.NullMarked;
