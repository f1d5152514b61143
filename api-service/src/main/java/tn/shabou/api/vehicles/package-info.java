/**
 * The cars that parts are made for: makes, models, generations, engines, and what a VIN tells of
 * them.
 */
@NullMarked
package tn.shabou.api.vehicles;

import org.jspecify.annotations.NullMarked;
