/**
 * Google's Places API (New), as its terms allow: ids may be kept, all else is shown to the person
 * who asked and forgotten; each request is paid for from a budget first.
 */
@NullMarked
package tn.shabou.google;

import org.jspecify.annotations.NullMarked;
