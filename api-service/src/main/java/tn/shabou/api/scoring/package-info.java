/** The models that score leads: how good they are, which one serves, and what they say in words. */
@NullMarked
package tn.shabou.api.scoring;

import org.jspecify.annotations.NullMarked;
