/**
 * Which of our products an offer is, by numbers alone: a guess would spoil the price comparison.
 */
@NullMarked
package tn.shabou.prospector.matching;

import org.jspecify.annotations.NullMarked;
