/** Real servers for tests, and the rules that every module keeps. */
@NullMarked
package tn.shabou.testing;

import org.jspecify.annotations.NullMarked;
