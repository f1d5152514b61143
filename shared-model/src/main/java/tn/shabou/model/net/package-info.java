/** Which parts of the internet our services may talk to when others name an address. */
@NullMarked
package tn.shabou.model.net;

import org.jspecify.annotations.NullMarked;
