package tn.shabou.prospector.identity;

/**
 * One agreement or disagreement of two parties.
 *
 * @param value what both say, or how far apart they are; "" when they merely differ
 * @param bits by which it makes them likelier to be one business (twice as likely for each), or
 *     less likely below zero
 */
public record Evidence(Feature feature, String value, double bits) {

    /** What is compared. */
    public enum Feature {
        PHONE_SAME,
        PHONE_DIFFERENT,
        DOMAIN_SAME,
        DOMAIN_DIFFERENT,
        EMAIL_SAME,
        ACCOUNT_SAME,
        TAX_NUMBER_SAME,
        TAX_NUMBER_DIFFERENT,
        PLACE_SAME,
        NAME_SAME,
        NAME_SIMILAR,
        NAME_DIFFERENT,
        TRADE_SAME,
        TRADE_DIFFERENT,
        DISTANCE,
        ADDRESS_SAME,
        ADDRESS_DIFFERENT,
        CITY_SAME,
        CITY_DIFFERENT,
        GOVERNORATE_SAME,
        GOVERNORATE_DIFFERENT,
        /** What any two parties have against them: most pairs are two. */
        PRIOR
    }
}
