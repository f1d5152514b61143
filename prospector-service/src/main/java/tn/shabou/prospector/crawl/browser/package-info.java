/**
 * Runs the scripts of pages that show nothing without them, in the system's Chromium, which has no
 * network: whatever a page asks for is fetched for it, or refused.
 */
@NullMarked
package tn.shabou.prospector.crawl.browser;

import org.jspecify.annotations.NullMarked;
