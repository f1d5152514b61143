package tn.shabou.orion.weather;

/** What is measured of a day. */
public enum Measure {
    /** In °C. */
    MEAN_TEMPERATURE("temperature_2m_mean", -30, 60),
    /** In °C: batteries die in the cold. */
    LEAST_TEMPERATURE("temperature_2m_min", -30, 60),
    /** In °C: cooling and air conditioning fail in the heat. */
    MOST_TEMPERATURE("temperature_2m_max", -30, 60),
    /** In mm: wipers wear out in the wet. */
    RAIN("precipitation_sum", 0, 1000);

    private final String field;
    private final double least;
    private final double most;

    Measure(String field, double least, double most) {
        this.field = field;
        this.least = least;
        this.most = most;
    }

    /** What Open-Meteo calls it. */
    String field() {
        return field;
    }

    /** Whether it may have been measured in Tunisia. */
    boolean isPlausible(double value) {
        return value >= least && value <= most;
    }
}
