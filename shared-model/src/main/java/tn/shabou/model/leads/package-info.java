/** Businesses worth contacting, what they ask, and the messages that bring them in. */
@NullMarked
package tn.shabou.model.leads;

import org.jspecify.annotations.NullMarked;
