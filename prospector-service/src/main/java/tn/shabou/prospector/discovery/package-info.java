/**
 * Businesses that others have listed already: one {@code LeadSource} for each kind of list, each
 * with its licence.
 */
@NullMarked
package tn.shabou.prospector.discovery;

import org.jspecify.annotations.NullMarked;
