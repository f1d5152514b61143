package tn.shabou.prospector.matching;

/** By what an offer and a product are the same, surest first. */
public enum MatchTier {
    GTIN(0.99),
    /** The maker's number, its maker named. */
    BRAND_NUMBER(0.98),
    /** A number of the car's maker, or of another maker of the same part. */
    OE(0.92),
    /** A number that looks like a maker's, no maker named. */
    NUMBER(0.9),
    /** Brand, kind of part, and what else both say. */
    WORDS(0);

    private final double confidence;

    MatchTier(double confidence) {
        this.confidence = confidence;
    }

    double confidence() {
        return confidence;
    }
}
