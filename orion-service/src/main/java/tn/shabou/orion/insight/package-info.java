/** What stands out about a part, ranked by what is at stake. Knows no framework. */
@NullMarked
package tn.shabou.orion.insight;

import org.jspecify.annotations.NullMarked;
