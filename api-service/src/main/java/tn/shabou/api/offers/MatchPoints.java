package tn.shabou.api.offers;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import tn.shabou.api.http.Wording;

/** Reasons and vetoes of a match, as the prospector writes them: {@code kind:value}. */
final class MatchPoints {

    private MatchPoints() {}

    static List<OfferMatch.Point> told(String[] points, RoutingContext reader) {
        return Arrays.stream(points).map(point -> told(point, reader)).toList();
    }

    private static OfferMatch.Point told(String point, RoutingContext reader) {
        int colon = point.indexOf(':');
        var kind = point.substring(0, colon);
        return new OfferMatch.Point(
                kind, wording(kind, point.substring(colon + 1)).forReader(reader));
    }

    private static Wording wording(String kind, String value) {
        return switch (kind) {
            case "NUMBER" -> Wording.of("Both have the number %s", value);
            case "BRAND" ->
                    value.contains("/")
                            ? Wording.of("The brands differ: %s", value)
                            : Wording.of("Both are of %s", value);
            case "FAMILY" ->
                    value.contains("/")
                            ? Wording.of("They are different kinds of part: %s", value)
                            : Wording.of("Both are the same kind of part");
            case "WORDS" -> Wording.of("Both say: %s", value);
            case "STAFF" -> Wording.of("Somebody said so");
            case "AXLE" -> Wording.of("One is for the front, the other for the rear");
            case "SIDE" -> Wording.of("One is for the left, the other for the right");
            case "PACK" -> Wording.of("They are not sold in the same quantity: %s", value);
            case "CONDITION" -> Wording.of("One is new, the other is not: %s", value);
            case "FUEL" -> Wording.of("They are for different fuels: %s", value);
            case "ENGINE_SIZE", "ENGINE_CODE" ->
                    Wording.of("They are for different engines: %s", value);
            case "DIMENSION" -> Wording.of("Their measures differ: %s", value);
            case "OTHER_NUMBER" -> Wording.of("The maker gave them different numbers: %s", value);
            default -> Wording.asIs(kind + " " + value);
        };
    }
}
