/**
 * Files of products: read, compared with the catalogue, applied and undone, as work that outlives
 * its process.
 */
@NullMarked
package tn.shabou.api.imports.products;

import org.jspecify.annotations.NullMarked;
