package tn.shabou.prospector.discovery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing on the map of OpenStreetMap.
 *
 * @param type node, way or relation
 * @param latitude absent, together with the longitude, where the file does not say
 */
record OsmElement(
        String type,
        long id,
        Map<String, String> tags,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    OsmElement at(@Nullable Double newLatitude, @Nullable Double newLongitude) {
        return new OsmElement(type, id, tags, newLatitude, newLongitude);
    }
}
