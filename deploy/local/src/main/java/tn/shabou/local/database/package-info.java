/** Where the database is, what is in it, and who may do what. */
@NullMarked
package tn.shabou.local.database;

import org.jspecify.annotations.NullMarked;
