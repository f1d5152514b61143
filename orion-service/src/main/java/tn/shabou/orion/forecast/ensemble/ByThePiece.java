package tn.shabou.orion.forecast.ensemble;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import tn.shabou.orion.forecast.counts.CountEnsemble;
import tn.shabou.orion.forecast.local.Decomposition;
import tn.shabou.orion.forecast.numeric.Gaps;
import tn.shabou.orion.forecast.panel.Series;

/** Which series are forecast as a handful of pieces, and which as amounts. */
final class ByThePiece {

    /** Where whole numbers are as good as continuous, and zero is rare. */
    private static final double MANY_PIECES = 100;

    private static final double MOST_PIECES = 1_000;
    private static final double OFTEN_ZERO = 0.1;

    /** So many pieces show a season of their own, after so many cycles. */
    private static final double TELLING_PIECES = 10;

    private static final int TELLING_CYCLES = 4;

    private final Request request;

    ByThePiece(Request request) {
        this.request = request;
    }

    /** Whether a series tells what others sell of which there are few pieces. */
    boolean teaches(Series series) {
        if (!request.isAutomatic()) {
            return CountEnsemble.names().contains(request.model());
        }
        if (!series.counts()) {
            return false;
        }
        double mean = mean(series);
        return mean < MANY_PIECES || (mean < MOST_PIECES && isOftenZero(series));
    }

    /**
     * Whether a series is forecast by the piece. Those models know the season of the panel alone:
     * one of its own is left to models of amounts.
     */
    boolean goes(Series series) {
        return teaches(series) && !(request.isAutomatic() && hasItsOwnSeason(series));
    }

    private boolean hasItsOwnSeason(Series series) {
        double[] history = series.known();
        return history.length >= TELLING_CYCLES * request.season()
                && mean(series) >= TELLING_PIECES
                && !isOftenZero(series)
                && Decomposition.isSeasonal(Gaps.filled(history), request.season());
    }

    private static double mean(Series series) {
        return known(series.values()).average().orElse(0);
    }

    private static boolean isOftenZero(Series series) {
        long zeros = known(series.values()).filter(value -> value == 0).count();
        return zeros > OFTEN_ZERO * known(series.values()).count();
    }

    private static DoubleStream known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value));
    }
}
