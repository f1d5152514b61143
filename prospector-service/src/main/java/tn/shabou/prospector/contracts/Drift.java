package tn.shabou.prospector.contracts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tn.shabou.prospector.contracts.Fill.Field;

/**
 * A field that the pages of a site tell less often than they should.
 *
 * @param expected share of the offers, at least; {@code seen}, in fact
 */
public record Drift(Field field, double expected, double seen) {

    /** Too few offers, or pages, say nothing about a site. */
    static final int FEWEST = 5;

    /** A site that told of half its parts what it told of all has changed. */
    private static final double OF_USUAL = 0.6;

    /** How many offers a page leads to depends on where a run got to: only their absence tells. */
    private static final double OF_USUAL_OFFERS = 0.2;

    /**
     * What has drifted.
     *
     * @param before earlier runs; what a site never told is nothing that it could have lost
     */
    public static List<Drift> of(Contract contract, Fill now, List<Fill> before) {
        return Stream.of(Field.values())
                .filter(field -> isToldOf(field, now))
                .flatMap(field -> of(contract, field, now, before).stream())
                .toList();
    }

    private static boolean isToldOf(Field field, Fill now) {
        return field == Field.OFFERS ? now.pages() > 0 : now.offers() >= FEWEST;
    }

    private static Optional<Drift> of(Contract contract, Field field, Fill now, List<Fill> before) {
        double usual = usual(field, before);
        double kept = before.isEmpty() || contract.isStrict() ? 1 : usual;
        double expected =
                Math.max(
                        Math.min(contract.least(field), kept),
                        (field == Field.OFFERS ? OF_USUAL_OFFERS : OF_USUAL) * usual);
        double seen = now.share(field);
        return seen < expected ? Optional.of(new Drift(field, expected, seen)) : Optional.empty();
    }

    /** The median, so that one bad night changes nothing; 0 without any. */
    private static double usual(Field field, List<Fill> before) {
        var shares =
                before.stream()
                        .filter(fill -> isToldOf(field, fill))
                        .mapToDouble(fill -> fill.share(field))
                        .sorted()
                        .toArray();
        return shares.length == 0 ? 0 : shares[shares.length / 2];
    }
}
