/** A made-up catalogue with the parts, cars, prices and sales of a Tunisian shop. */
@NullMarked
package tn.shabou.local.demo;

import org.jspecify.annotations.NullMarked;
