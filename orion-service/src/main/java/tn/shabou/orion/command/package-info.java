/** Forecasts from a file to a file, without a server or a database: {@code ./shabou forecast}. */
@NullMarked
package tn.shabou.orion.command;

import org.jspecify.annotations.NullMarked;
