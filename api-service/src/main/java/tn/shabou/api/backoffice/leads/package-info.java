/** Pages where staff decide about leads and see where prices stand. */
@NullMarked
package tn.shabou.api.backoffice.leads;

import org.jspecify.annotations.NullMarked;
