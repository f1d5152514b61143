package tn.shabou.local.demo;

/** When a family sells best. */
enum Season {
    NONE(1, 0),
    SUMMER(200, 0.6),
    WINTER(15, 0.5),
    RAIN(320, 0.55);

    private static final double DAYS = 365.25;

    private final int peak;
    private final double swing;

    Season(int peak, double swing) {
        this.peak = peak;
        this.swing = swing;
    }

    /**
     * Sales at that day compared with those of the year.
     *
     * @param dayOfYear 1 to 366
     */
    double factor(int dayOfYear) {
        return 1 + swing * Math.cos(2 * Math.PI * (dayOfYear - peak) / DAYS);
    }
}
