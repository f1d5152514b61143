/** What needs staff today. */
@NullMarked
package tn.shabou.api.dashboard;

import org.jspecify.annotations.NullMarked;
