/**
 * Sites on which others sell: for each an adapter that declares where its pages say what, and how
 * much of it they must. Fetched like any site, and only when their terms allow it and staff have
 * switched them on.
 */
@NullMarked
package tn.shabou.prospector.marketplaces;

import org.jspecify.annotations.NullMarked;
