/** The leads that the prospector found, for review. */
@NullMarked
package tn.shabou.api.leads;

import org.jspecify.annotations.NullMarked;
