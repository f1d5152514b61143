/** What the database driver does not offer. */
@NullMarked
package tn.shabou.orion.sql;

import org.jspecify.annotations.NullMarked;
