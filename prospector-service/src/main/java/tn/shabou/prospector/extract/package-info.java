/**
 * Reads what a web page says about a business and its prices; knows HTML and words, no framework.
 */
@NullMarked
package tn.shabou.prospector.extract;

import org.jspecify.annotations.NullMarked;
