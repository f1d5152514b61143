/**
 * The brands and the tree of part families, held in memory: a few hundred names that every answer
 * needs.
 */
@NullMarked
package tn.shabou.api.taxonomy;

import org.jspecify.annotations.NullMarked;
