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

    /** Too few offers say nothing about a site. */
    static final int FEWEST = 5;

    /** A site that told of half its parts what it told of all has changed. */
    private static final double OF_USUAL = 0.6;

    /**
     * What has drifted.
     *
     * @param before earlier runs; what a site never told is nothing that it could have lost
     */
    public static List<Drift> of(SiteContract contract, Fill now, List<Fill> before) {
        return now.offers() < FEWEST
                ? List.of()
                : Stream.of(Field.values())
                        .flatMap(field -> of(contract, field, now, before).stream())
                        .toList();
    }

    private static Optional<Drift> of(
            SiteContract contract, Field field, Fill now, List<Fill> before) {
        double usual = usual(field, before);
        double kept = before.isEmpty() ? 1 : usual;
        double expected = Math.max(Math.min(contract.least(field), kept), OF_USUAL * usual);
        double seen = now.share(field);
        return seen < expected ? Optional.of(new Drift(field, expected, seen)) : Optional.empty();
    }

    /** The median, so that one bad night changes nothing; 0 without any. */
    private static double usual(Field field, List<Fill> before) {
        var shares = before.stream().mapToDouble(fill -> fill.share(field)).sorted().toArray();
        return shares.length == 0 ? 0 : shares[shares.length / 2];
    }
}
