package tn.shabou.orion.forecast.local;

/**
 * What R's {@code forecast::ets} says. Its search ends at points that {@link QuickEts} passes; so
 * no form that is less likely there can be the best of R, and the few that are left are fitted as R
 * does.
 */
public final class Ets implements LocalModel {

    /** In AICc: how much likelier R's search may end, where the quick one is caught aside. */
    static final double CAUGHT = 1;

    @Override
    public String id() {
        return "ets";
    }

    @Override
    public int periodsNeeded(int season) {
        return 4;
    }

    @Override
    public Continuation continuation(double[] history, int season, int horizon) {
        return select(history, QuickEts.period(history, season)).path(horizon);
    }

    /** The form of least AICc, where R's search ends. */
    static EtsFit select(double[] y, int period) {
        EtsFit best = null;
        for (var bound : QuickEts.fits(y, period)) {
            if (best != null && bound.aicc() > best.aicc() + CAUGHT) {
                break;
            }
            var fit = new EtsSearchOfR(bound.form(), y, period).fit();
            best = best == null || fit.aicc() < best.aicc() ? fit : best;
        }
        if (best == null) {
            throw new IllegalStateException("there is always a form");
        }
        return best;
    }
}
