/** Whether a part fits a car: yes, no, or what must be known first. */
@NullMarked
package tn.shabou.api.fit;

import org.jspecify.annotations.NullMarked;
