package tn.shabou.orion.forecast.local;

import java.util.Arrays;

/**
 * What R's {@code forecast::ets} says, for those who compare: it stops at points that {@link Ets}
 * passes, and takes some ten times as long to get there.
 */
public final class EtsAsR implements LocalModel {

    private static final int LONGEST_SEASON = 24;

    @Override
    public String id() {
        return "ets-r";
    }

    @Override
    public int periodsNeeded(int season) {
        return 4;
    }

    @Override
    public Continuation continuation(double[] history, int season, int horizon) {
        boolean seasonal =
                season > 1 && season <= LONGEST_SEASON && history.length >= 2 * season + 2;
        return select(history, seasonal ? season : 1).path(horizon);
    }

    /** The form of least AICc. */
    static EtsFit select(double[] y, int period) {
        boolean positive = Arrays.stream(y).noneMatch(v -> v <= 0);
        EtsFit best = null;
        for (var form : EtsForm.sensible(positive, period > 1)) {
            var fit = new EtsSearchOfR(form, y, period).fit();
            best = best == null || fit.aicc() < best.aicc() ? fit : best;
        }
        if (best == null) {
            throw new IllegalStateException("there is always a form");
        }
        return best;
    }
}
