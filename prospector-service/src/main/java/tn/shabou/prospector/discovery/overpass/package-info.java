/** Asks an Overpass server as its operators want to be asked. */
@NullMarked
package tn.shabou.prospector.discovery.overpass;

import org.jspecify.annotations.NullMarked;
