package tn.shabou.prospector.identity;

import java.util.List;
import java.util.UUID;

/**
 * How likely two parties are one business, and why. {@code one} is the smaller id.
 *
 * @param evidence the weightiest first
 */
public record Likeness(UUID one, UUID other, List<Evidence> evidence) {

    /** From 0 to 1. */
    public double probability() {
        return probability(bits());
    }

    static double probability(double bits) {
        return 1 / (1 + Math.exp(-bits * Math.log(2)));
    }

    Link link() {
        return new Link(one, other, bits(), evidence.stream().noneMatch(Likeness::tellsApart));
    }

    /** What namesakes of one town do not have in common. */
    private static boolean tellsApart(Evidence said) {
        return switch (said.feature()) {
            case PHONE_SAME,
                    DOMAIN_SAME,
                    EMAIL_SAME,
                    ACCOUNT_SAME,
                    TAX_NUMBER_SAME,
                    PLACE_SAME,
                    ADDRESS_SAME,
                    DISTANCE ->
                    said.bits() > 3;
            default -> false;
        };
    }

    private double bits() {
        return evidence.stream().mapToDouble(Evidence::bits).sum();
    }
}
