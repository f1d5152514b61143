/**
 * Which leads are one business, and which of those are one place: a pure function of what is known
 * of them and of what staff decided, so that the order in which leads arrive never matters.
 */
@NullMarked
package tn.shabou.prospector.identity;

import org.jspecify.annotations.NullMarked;
