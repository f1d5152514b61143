/** Scores leads with the model that serves, and learns better ones from what staff decide. */
@NullMarked
package tn.shabou.prospector.learning;

import org.jspecify.annotations.NullMarked;
