/** Where the service begins. */
@NullMarked
package tn.shabou.api;

import org.jspecify.annotations.NullMarked;
