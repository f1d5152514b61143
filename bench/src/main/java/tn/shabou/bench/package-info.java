/**
 * {@code ./shabou bench}: drives the API with open and closed loads and tells what requests cost.
 */
@NullMarked
package tn.shabou.bench;

import org.jspecify.annotations.NullMarked;
