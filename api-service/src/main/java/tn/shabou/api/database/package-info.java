/** How we speak with PostgreSQL. */
@NullMarked
package tn.shabou.api.database;

import org.jspecify.annotations.NullMarked;
