/**
 * Fetches public pages of shops, by robots.txt (RFC 9309), at a slow pace per host, under an honest
 * name, and never from an address that is not public.
 */
@NullMarked
package tn.shabou.prospector.crawl;

import org.jspecify.annotations.NullMarked;
