package tn.shabou.prospector.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.PartNumber;

/** The numbers by which an offer may be found among our products. */
final class MatchKeys {

    /** A shorter number means something else at every maker. */
    private static final int SHORTEST_ALONE = 5;

    private MatchKeys() {}

    /**
     * @param number normalised, without leading zeros
     * @param brand normalised, "" when the offer names none
     */
    record Key(MatchTier tier, String number, String brand) {}

    /** A seller's own number counts only beside a brand; shops number as they like. */
    static List<Key> of(OfferedPart offer) {
        var keys = new ArrayList<Key>();
        var brand = number(offer.brand()).map(PartNumber::norm).orElse("");
        gtin(offer.gtin()).ifPresent(gtin -> keys.add(new Key(MatchTier.GTIN, gtin, brand)));
        if (!brand.isEmpty()) {
            Stream.of(number(offer.mpn()), number(offer.sku()))
                    .flatMap(Optional::stream)
                    .map(number ->
                            new Key(MatchTier.BRAND_NUMBER, number.withoutLeadingZeros(), brand))
                    .distinct()
                    .forEach(keys::add);
        } else {
            number(offer.mpn())
                    .filter(number -> number.norm().length() >= SHORTEST_ALONE)
                    .map(number -> new Key(MatchTier.NUMBER, number.withoutLeadingZeros(), ""))
                    .ifPresent(keys::add);
        }
        offer.oeReferences().stream()
                .flatMap(reference -> number(reference).stream())
                .filter(number -> number.norm().length() >= SHORTEST_ALONE)
                .map(number -> new Key(MatchTier.OE, number.withoutLeadingZeros(), ""))
                .distinct()
                .forEach(keys::add);
        return keys;
    }

    private static Optional<PartNumber> number(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(PartNumber::parse);
    }

    /** Empty unless the check digit is right: pages also put other numbers there. */
    private static Optional<String> gtin(@Nullable String text) {
        return number(text)
                .map(PartNumber::norm)
                .filter(digits -> digits.matches("\\d{8}|\\d{12,14}") && hasCheckDigit(digits))
                .map(digits -> digits.replaceFirst("^0+", ""));
    }

    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1, weight = 1; i >= 0; i--, weight = 4 - weight) {
            sum += weight * (digits.charAt(i) - '0');
        }
        return sum % 10 == 0;
    }
}
