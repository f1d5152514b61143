package tn.shabou.orion.forecast.counts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one series' own past says of its rate from now on, by one of the methods of the literature.
 */
public enum FlatRate {
    MEAN("mean") {
        @Override
        double of(double[] history) {
            return Rates.mean(history);
        }
    },
    SES("ses") {
        @Override
        double of(double[] history) {
            return Rates.smoothed(history, 0.1);
        }
    },
    CROSTON("croston") {
        @Override
        double of(double[] history) {
            return Rates.croston(history, 0.1);
        }
    },
    /** Croston's, without its bias: Syntetos and Boylan 2005. */
    SBA("sba") {
        @Override
        double of(double[] history) {
            return 0.95 * Rates.croston(history, 0.1);
        }
    },
    TSB("tsb") {
        @Override
        double of(double[] history) {
            return Rates.tsb(history, 0.1, 0.1);
        }
    },
    ADIDA("adida") {
        @Override
        double of(double[] history) {
            return Rates.adida(history, 0.1);
        }
    },
    IMAPA("imapa") {
        @Override
        double of(double[] history) {
            return Rates.imapa(history, 0.1);
        }
    },
    /** A discounted mean, read as the rate of a negative binomial. */
    DISCOUNTED("discounted-nb") {
        @Override
        double of(double[] history) {
            return new Past(history).base(history.length, new Prior(0, 0));
        }
    },
    /** The mean of those that have served best on spare parts. */
    COMBINED("combined") {
        @Override
        double of(double[] history) {
            return (Rates.tsb(history, 0.2, 0.1) + Rates.smoothed(history, 0.1)) / 2;
        }
    };

    private final String id;

    FlatRate(String id) {
        this.id = id;
    }

    /** Stable name recorded with every forecast. */
    public String id() {
        return id;
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(FlatRate::id).toList();
    }

    public static Optional<FlatRate> named(String id) {
        return Arrays.stream(values()).filter(rate -> rate.id.equals(id)).findFirst();
    }

    /** Units expected in each of the coming periods. */
    abstract double of(double[] history);
}
