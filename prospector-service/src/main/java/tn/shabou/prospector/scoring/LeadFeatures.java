package tn.shabou.prospector.scoring;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tn.shabou.model.leads.LeadKind;

/**
 * What is known of a lead when it is scored.
 *
 * @param offers things it sells that we have seen
 * @param matched those among them that we sell too
 * @param priced those among them with a price
 * @param pages pages that speak of the business
 * @param bestConfidence of all that is said of it, 0 to 1
 * @param sourceErrors how often staff found bad data in leads of its source, 0 to 1
 * @param zero why the score is zero whatever else is known
 */
public record LeadFeatures(
        LeadKind kind,
        int offers,
        int matched,
        int priced,
        boolean inTunisia,
        boolean hasPhone,
        boolean hasMobile,
        boolean hasEmail,
        boolean hasAddress,
        boolean hasWebsite,
        int pages,
        double bestConfidence,
        double sourceErrors,
        Optional<HardZero> zero) {

    /** Not a weight, which enough of everything else could outweigh. */
    public enum HardZero {
        CLOSED,
        OWN_BRANCH
    }

    /**
     * The share of errors that a source is held to have made: doubtful only after a few of them.
     */
    public static double sourceErrors(int decided, int bad) {
        return (double) bad / (decided + 10);
    }

    /** The value of each feature. */
    public Map<Feature, Double> values() {
        var values = new EnumMap<Feature, Double>(Feature.class);
        for (var feature : Feature.values()) {
            values.put(feature, feature.of(this));
        }
        return values;
    }
}
