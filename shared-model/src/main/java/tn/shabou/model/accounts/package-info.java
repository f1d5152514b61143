/** Staff who may sign in. */
@NullMarked
package tn.shabou.model.accounts;

import org.jspecify.annotations.NullMarked;
