package tn.shabou.google;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** What may be asked about a place, and what that costs. */
public enum PlaceField {
    ID("id", Sku.DETAILS_IDS),
    ADDRESS("formattedAddress", Sku.DETAILS_ESSENTIALS),
    LOCATION("location", Sku.DETAILS_ESSENTIALS),
    NAME("displayName", Sku.DETAILS_PRO),
    STATUS("businessStatus", Sku.DETAILS_PRO),
    MAPS_LINK("googleMapsUri", Sku.DETAILS_PRO),
    PHONE("internationalPhoneNumber", Sku.DETAILS_ENTERPRISE),
    WEBSITE("websiteUri", Sku.DETAILS_ENTERPRISE);

    private final String path;
    private final Sku sku;

    PlaceField(String path, Sku sku) {
        this.path = path;
        this.sku = sku;
    }

    /** Its name in Google's JSON. */
    public String path() {
        return path;
    }

    /** The header {@code X-Goog-FieldMask} of a request for these fields. */
    static String mask(Collection<PlaceField> fields) {
        return fields.stream()
                .sorted()
                .distinct()
                .map(PlaceField::path)
                .collect(Collectors.joining(","));
    }

    /** What a request for these fields is charged as. */
    public static Sku sku(Collection<PlaceField> fields) {
        return fields.stream()
                .map(field -> field.sku)
                .max(Comparator.naturalOrder())
                .orElse(Sku.DETAILS_IDS);
    }
}
