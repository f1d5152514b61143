package tn.shabou.prospector.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PlaceBatch.OperatingStatus;
import tn.shabou.model.leads.PlaceBatch.Place;

/**
 * Reads places as Overture describes them (theme {@code places}, schema 1.x): the rows of its
 * GeoParquet, the features of its GeoJSON, or an export of either with the same names.
 */
final class OverturePlaces {

    /** Top-level columns that are read. */
    static final List<String> COLUMNS =
            List.of(
                    "id",
                    "bbox",
                    "names",
                    "categories",
                    "taxonomy",
                    "basic_category",
                    "confidence",
                    "websites",
                    "socials",
                    "emails",
                    "phones",
                    "addresses",
                    "sources",
                    "operating_status");

    private static final String PAGE = "https://explore.overturemaps.org/?feature=places.place.";

    /** Licences of the data sets that places are made of, where the record does not say. */
    private static final Map<String, String> LICENCES =
            Map.of(
                    "meta", "CDLA-Permissive-2.0",
                    "microsoft", "CDLA-Permissive-2.0",
                    "foursquare", "Apache-2.0",
                    "alltheplaces", "CC0-1.0",
                    "pinmeto", "CDLA-Permissive-2.0",
                    "krick", "CDLA-Permissive-2.0",
                    "renderseo", "CDLA-Permissive-2.0");

    private static final double CONFIDENCE_UNSAID = 0.5;

    private final Area area;
    private final String licence;
    private final String attribution;

    /**
     * @param licence of records that do not say
     * @param attribution what the source asks to be named
     */
    OverturePlaces(Area area, String licence, String attribution) {
        this.area = area;
        this.licence = licence;
        this.attribution = attribution;
    }

    /** Empty for what is elsewhere, or no business of ours. */
    Optional<Place> place(JsonNode record) {
        var place = record.has("properties") ? record.path("properties") : record;
        var id = text(place.path("id")).or(() -> text(record.path("id")));
        var where = location(record, place);
        var name = primaryName(place);
        var trade = trade(place, name.orElse(""));
        if (id.isEmpty()
                || name.isEmpty()
                || trade.isEmpty()
                || where.isEmpty()
                || !isTunisian(place)) {
            return Optional.empty();
        }
        var dataset = dataset(place);
        var facts = facts(place, name.get(), trade.get());
        var made =
                new Place(
                        id.get(),
                        trade.get().trade().kind(),
                        status(place),
                        where.get().latitude(),
                        where.get().longitude(),
                        PAGE + id.get(),
                        dataset.flatMap(OverturePlaces::licence).orElse(licence),
                        dataset.map(set -> attribution + " (" + set.name() + ")")
                                .orElse(attribution),
                        facts,
                        "");
        return Optional.of(Fingerprint.of(made));
    }

    /** To a metre: the boxes of its Parquet files are floats, the points of others are not. */
    private record Location(double latitude, double longitude) {

        Location {
            latitude = Math.rint(latitude * 1e5) / 1e5;
            longitude = Math.rint(longitude * 1e5) / 1e5;
        }
    }

    private record Found(Trade trade, String category) {}

    /**
     * @param licence as the record names it; absent where it does not
     */
    private record Dataset(String name, @Nullable String licence) {}

    private Optional<Location> location(JsonNode record, JsonNode place) {
        var point = record.path("geometry").path("coordinates");
        var box = place.has("bbox") ? place.path("bbox") : record.path("bbox");
        var found =
                point.size() >= 2
                        ? new Location(point.path(1).asDouble(), point.path(0).asDouble())
                        : box.isObject()
                                ? new Location(
                                        middle(box, "ymin", "ymax"), middle(box, "xmin", "xmax"))
                                : new Location(
                                        number(place, "latitude", "lat", "y"),
                                        number(place, "longitude", "lon", "x"));
        return Optional.of(found).filter(at -> area.holds(at.latitude(), at.longitude()));
    }

    private static double middle(JsonNode box, String from, String to) {
        return (box.path(from).asDouble(Double.NaN) + box.path(to).asDouble(Double.NaN)) / 2;
    }

    private static double number(JsonNode place, String... names) {
        return Stream.of(names)
                .filter(place::hasNonNull)
                .findFirst()
                .map(name -> place.path(name).asDouble(Double.NaN))
                .orElse(Double.NaN);
    }

    private static boolean isTunisian(JsonNode place) {
        return elements(place.path("addresses"))
                .flatMap(address -> text(address.path("country")).stream())
                .allMatch("TN"::equals);
    }

    private static Optional<String> primaryName(JsonNode place) {
        return text(place.path("names").path("primary"))
                .or(() -> text(place.path("names")))
                .or(() -> text(place.path("name")));
    }

    private static Optional<Found> trade(JsonNode place, String name) {
        var categories = place.path("categories");
        var taxonomy = place.path("taxonomy");
        return Stream.of(
                        elements(categories.path("primary")),
                        elements(categories),
                        elements(taxonomy.path("primary")),
                        elements(place.path("basic_category")),
                        elements(place.path("category")),
                        elements(categories.path("alternate")),
                        elements(taxonomy.path("alternates")))
                .flatMap(nodes -> nodes)
                .flatMap(node -> text(node).stream())
                .flatMap(category ->
                        Trade.ofOverture(category, name).map(t -> new Found(t, category)).stream())
                .findFirst();
    }

    private static OperatingStatus status(JsonNode place) {
        return switch (text(place.path("operating_status")).orElse("open")) {
            case "permanently_closed" -> OperatingStatus.CLOSED;
            case "temporarily_closed" -> OperatingStatus.CLOSED_FOR_NOW;
            default -> OperatingStatus.OPEN;
        };
    }

    private static List<Fact> facts(JsonNode place, String name, Found found) {
        var confidence =
                text(place.path("confidence"))
                        .map(text -> place.path("confidence").asDouble(CONFIDENCE_UNSAID))
                        .orElse(CONFIDENCE_UNSAID);
        var facts = new PlaceFacts("overture", confidence);
        var common = place.path("names").path("common");
        // Staff read French first; the primary name is in the language of the sign.
        var french = text(common.path("fr"));
        facts.name(french.orElse(null), "fr", 1);
        facts.name(name, "", french.isPresent() ? 0.9 : 1);
        common.properties()
                .forEach(entry ->
                        facts.name(text(entry.getValue()).orElse(null), entry.getKey(), 0.8));
        text(place.path("id")).ifPresent(id -> facts.place("overture", id));
        elements(place.path("sources")).forEach(source -> addPlace(source, facts));
        facts.category(found.category(), found.trade().confidence());
        facts.phones(texts(place, "phones", "phone"));
        var website = facts.websites(texts(place, "websites", "website"));
        facts.accounts(texts(place, "socials", "social"));
        facts.mailboxes(texts(place, "emails", "email"), website);
        address(place).ifPresent(facts::address);
        return facts.sorted();
    }

    /** What a data set calls the place that the record was made of. */
    private static void addPlace(JsonNode source, PlaceFacts facts) {
        text(source.path("dataset"))
                .ifPresent(dataset ->
                        text(source.path("record_id"))
                                .ifPresent(
                                        id -> facts.place(dataset.toLowerCase(Locale.ROOT), id)));
    }

    private static Optional<String> address(JsonNode place) {
        return elements(place.path("addresses"))
                .findFirst()
                .map(address ->
                        String.join(
                                ", ",
                                Stream.of("freeform", "postcode", "locality", "region")
                                        .flatMap(part -> text(address.path(part)).stream())
                                        .distinct()
                                        .toList()))
                .or(() -> text(place.path("address")));
    }

    /** The data set that the record as a whole is from. */
    private static Optional<Dataset> dataset(JsonNode place) {
        return elements(place.path("sources"))
                .filter(source -> text(source.path("property")).isEmpty())
                .findFirst()
                .or(() -> elements(place.path("sources")).findFirst())
                .flatMap(source ->
                        text(source.path("dataset"))
                                .map(name ->
                                        new Dataset(
                                                name, text(source.path("license")).orElse(null))));
    }

    private static Optional<String> licence(Dataset dataset) {
        return Optional.ofNullable(dataset.licence())
                .or(() ->
                        Optional.ofNullable(LICENCES.get(dataset.name().toLowerCase(Locale.ROOT))));
    }

    private static Stream<String> texts(JsonNode place, String several, String one) {
        return Stream.concat(elements(place.path(several)), elements(place.path(one)))
                .flatMap(node -> text(node).stream());
    }

    /** Of an array its elements, of anything else that is there itself. */
    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                : node.isMissingNode() || node.isNull() ? Stream.empty() : Stream.of(node);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull()
                ? Optional.of(Objects.requireNonNull(node.asText()).strip())
                        .filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
