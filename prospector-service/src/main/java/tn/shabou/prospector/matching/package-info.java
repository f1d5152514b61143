/**
 * Which of our products an offer is: by numbers, else by brand, kind and words, and never against
 * what makes it another part; what is not sure is for a person to decide.
 */
@NullMarked
package tn.shabou.prospector.matching;

import org.jspecify.annotations.NullMarked;
