/** What Orion found worth knowing, and what staff did about it. */
@NullMarked
package tn.shabou.api.insights;

import org.jspecify.annotations.NullMarked;
