/** Who staff are: signing in, tokens, the first administrator. */
@NullMarked
package tn.shabou.api.accounts;

import org.jspecify.annotations.NullMarked;
