/**
 * The leads we keep, what they offer, and why we believe it. Decisions of the staff are not ours to
 * touch.
 */
@NullMarked
package tn.shabou.prospector.leads;

import org.jspecify.annotations.NullMarked;
