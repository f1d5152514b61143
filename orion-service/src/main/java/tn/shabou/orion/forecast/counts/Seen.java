package tn.shabou.orion.forecast.counts;

/**
 * What is seen of a series at one moment.
 *
 * @param past all before the moment, without the season of the panel
 * @param base the rate that all corrections begin with
 * @param features in step with {@link DemandFeatures}
 */
record Seen(Past past, double base, double[] features) {

    static Seen of(Past past, Prior prior, int season, int horizon) {
        int now = past.length();
        double base = past.base(now, prior);
        return new Seen(past, base, DemandFeatures.of(past, now, base, season, horizon));
    }

    boolean hasSold() {
        return past.lastSale(past.length()) >= 0;
    }
}
