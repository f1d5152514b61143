/** Child processes that never outlive us, free ports, and binaries unpacked from jars. */
@NullMarked
package tn.shabou.local.process;

import org.jspecify.annotations.NullMarked;
