/** How often parts are looked at, and what that says about their popularity. */
@NullMarked
package tn.shabou.api.views;

import org.jspecify.annotations.NullMarked;
