package tn.shabou.prospector.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Elements of OpenStreetMap in JSON: as Overpass answers ({@code out center}), or as GeoJSON of
 * osmium, ogr2ogr or overpass turbo.
 */
final class OsmJson {

    private static final Pattern ID =
            Pattern.compile("(?<type>node|way|relation|n|w|r|a)/?(?<id>\\d{1,18})");

    private OsmJson() {}

    /** Empty for what names no element. */
    static Optional<OsmElement> element(JsonNode record) {
        return record.has("properties") ? feature(record) : overpass(record);
    }

    private static Optional<OsmElement> overpass(JsonNode record) {
        var at = record.has("center") ? record.path("center") : record;
        if (!record.path("id").canConvertToLong() || !record.path("type").isTextual()) {
            return Optional.empty();
        }
        var element =
                new OsmElement(
                        record.path("type").asText(),
                        record.path("id").asLong(),
                        texts(record.path("tags")),
                        null,
                        null);
        return Optional.of(
                at.path("lat").isNumber() && at.path("lon").isNumber()
                        ? element.at(at.path("lat").asDouble(), at.path("lon").asDouble())
                        : element);
    }

    private static Optional<OsmElement> feature(JsonNode record) {
        var properties = record.path("properties");
        var id =
                ID.matcher(
                        properties
                                .path("@id")
                                .asText(record.path("id").asText(properties.path("id").asText())));
        if (!id.matches()) {
            return Optional.empty();
        }
        var element =
                new OsmElement(
                        type(id.group("type")),
                        Long.parseLong(id.group("id")),
                        texts(
                                properties.path("tags").isObject()
                                        ? properties.path("tags")
                                        : properties),
                        null,
                        null);
        var point = firstPoint(record.path("geometry").path("coordinates"));
        return Optional.of(
                point.size() >= 2
                        ? element.at(point.path(1).asDouble(), point.path(0).asDouble())
                        : element);
    }

    private static String type(String letter) {
        return switch (letter.charAt(0)) {
            case 'n' -> "node";
            case 'w' -> "way";
            default -> "relation";
        };
    }

    /** A corner of a building says well enough where the shop in it is. */
    private static JsonNode firstPoint(JsonNode coordinates) {
        var node = coordinates;
        while (node.path(0).isArray()) {
            node = node.path(0);
        }
        return node;
    }

    private static Map<String, String> texts(JsonNode tags) {
        return tags.properties().stream()
                .filter(tag -> tag.getValue().isValueNode() && !tag.getValue().isNull())
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, tag -> tag.getValue().asText(), (a, _) -> a));
    }
}
