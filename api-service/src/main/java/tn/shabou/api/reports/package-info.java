/** What the owner is told on Mondays: leads, prices, gaps, and what to do about them. */
@NullMarked
package tn.shabou.api.reports;

import org.jspecify.annotations.NullMarked;
