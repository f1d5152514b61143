package tn.shabou.prospector.discovery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PlaceBatch.OperatingStatus;
import tn.shabou.model.leads.PlaceBatch.Place;

/** Reads businesses from the tags of OpenStreetMap (wiki.openstreetmap.org/wiki/Map_features). */
final class OsmPlaces {

    /** What people have seen on the spot, and anybody may have edited since. */
    private static final double CONFIDENCE = 0.8;

    private static final Pattern FORMER = Pattern.compile("(?:disused|abandoned|was):(.+)");
    private static final Pattern NAME =
            Pattern.compile("(?:name|alt_name|official_name)(?::(.+))?");

    private final Area area;
    private final String licence;
    private final String attribution;

    OsmPlaces(Area area, String licence, String attribution) {
        this.area = area;
        this.licence = licence;
        this.attribution = attribution;
    }

    /** Whether a thing with these tags may be a business of ours, or may have been one. */
    static boolean matters(Map<String, String> tags) {
        return category(tags, "").isPresent();
    }

    /** Empty for what is elsewhere, has no name, or is no business of ours. */
    Optional<Place> place(OsmElement element) {
        var tags = element.tags();
        var name =
                Stream.of("name:fr", "name", "name:en", "name:ar", "operator", "brand")
                        .filter(tags::containsKey)
                        .findFirst()
                        .map(key -> tags.getOrDefault(key, ""))
                        .orElse("");
        var category = category(tags, name);
        if (name.isBlank() || category.isEmpty() || !isHere(element)) {
            return Optional.empty();
        }
        var record = element.type() + '/' + element.id();
        return Optional.of(
                Fingerprint.of(
                        new Place(
                                record,
                                category.get().trade().kind(),
                                category.get().status(),
                                element.latitude(),
                                element.longitude(),
                                "https://www.openstreetmap.org/" + record,
                                licence,
                                attribution,
                                facts(tags, category.get(), record),
                                "")));
    }

    private record Category(String tag, Trade trade, OperatingStatus status) {}

    private boolean isHere(OsmElement element) {
        var latitude = element.latitude();
        var longitude = element.longitude();
        return latitude == null || longitude == null || area.holds(latitude, longitude);
    }

    private static Optional<Category> category(Map<String, String> tags, String name) {
        return Stream.of("shop", "craft", "amenity", "service:vehicle:car_parts")
                .flatMap(key ->
                        Stream.of("", "disused:", "abandoned:", "was:")
                                .filter(prefix -> tags.containsKey(prefix + key))
                                .flatMap(prefix ->
                                        category(
                                                prefix,
                                                key,
                                                tags.getOrDefault(prefix + key, ""),
                                                name)
                                                .stream()))
                .findFirst();
    }

    private static Optional<Category> category(
            String prefix, String key, String values, String name) {
        var status =
                FORMER.matcher(prefix + key).matches()
                        ? OperatingStatus.CLOSED
                        : OperatingStatus.OPEN;
        return Stream.of(values.split(";"))
                .map(value -> key + '=' + value.strip())
                .flatMap(tag ->
                        Trade.ofTag(tag, name).map(t -> new Category(tag, t, status)).stream())
                .findFirst();
    }

    private static List<Fact> facts(Map<String, String> tags, Category category, String record) {
        var facts = new PlaceFacts("osm", CONFIDENCE);
        facts.place("osm", record);
        boolean french = tags.containsKey("name:fr");
        tags.forEach((key, value) -> {
            var name = NAME.matcher(key);
            if (name.matches()) {
                var language = Optional.ofNullable(name.group(1)).orElse("");
                facts.name(value, language, weight(key, french));
            }
        });
        Stream.of("operator", "brand").forEach(key -> facts.name(tags.get(key), key, 0.5));
        facts.category(category.tag(), category.trade().confidence());
        facts.hours(tags.get("opening_hours"));
        facts.phones(
                values(
                        tags,
                        "phone",
                        "contact:phone",
                        "mobile",
                        "contact:mobile",
                        "contact:whatsapp"));
        var website = facts.websites(values(tags, "website", "contact:website", "url"));
        facts.mailboxes(values(tags, "email", "contact:email"), website);
        facts.accounts(
                Stream.concat(
                        account(tags, "facebook", "https://www.facebook.com/"),
                        account(tags, "instagram", "https://www.instagram.com/")));
        facts.address(address(tags));
        return facts.sorted();
    }

    private static double weight(String key, boolean french) {
        return switch (key) {
            case "name:fr" -> 1;
            case "name" -> french ? 0.9 : 1;
            default -> 0.7;
        };
    }

    private static String address(Map<String, String> tags) {
        var street = values(tags, "addr:housenumber", "addr:street").toList();
        var town = values(tags, "addr:postcode", "addr:city").toList();
        return String.join(
                ", ",
                Stream.of(
                                tags.getOrDefault("addr:full", ""),
                                String.join(" ", street),
                                tags.getOrDefault("addr:suburb", ""),
                                String.join(" ", town),
                                tags.getOrDefault("addr:state", ""))
                        .filter(part -> !part.isBlank())
                        .toList());
    }

    private static Stream<String> account(Map<String, String> tags, String network, String home) {
        return values(tags, "contact:" + network, network)
                .map(value -> value.contains("/") ? value : home + value);
    }

    private static Stream<String> values(Map<String, String> tags, String... keys) {
        return Stream.of(keys).filter(tags::containsKey).map(key -> tags.getOrDefault(key, ""));
    }
}
