/** Where leads come from: what each source may be used for, how it stands, and who switched it. */
@NullMarked
package tn.shabou.api.sources;

import org.jspecify.annotations.NullMarked;
