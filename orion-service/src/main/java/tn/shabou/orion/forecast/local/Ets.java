package tn.shabou.orion.forecast.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What R's {@code forecast::ets} says. Its search ends at points that {@link QuickEts} passes; so
 * no form that is less likely there can be the best of R. The few that are left are fitted as R
 * does, as long as they get better fast enough to become the best.
 */
public final class Ets implements LocalModel {

    /** In AICc: how much likelier R's search may end, where the quick one is caught aside. */
    static final double CAUGHT = 1;

    /** Points that a search looks at before it is compared with others: it may begin badly. */
    private static final int FIRST = 500;

    private static final int FURTHER = 100;

    /** A search that is behind by more than so many times its latest gain does not catch up. */
    private static final double PATIENCE = 25;

    private static final double LEAST_GAIN = 0.02;

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
        EtsSearchOfR best = null;
        for (var search : begun(y, period)) {
            double least = best == null ? Double.POSITIVE_INFINITY : best.aicc();
            while (!search.hasEnded() && mayReach(least, search)) {
                search.goOn(FURTHER);
            }
            best = search.aicc() < least || best == null ? search : best;
        }
        if (best == null) {
            throw new IllegalStateException("there is always a form");
        }
        return best.fit();
    }

    /** Searches over the forms that may be the best, the best so far first. */
    private static List<EtsSearchOfR> begun(double[] y, int period) {
        var searches = new ArrayList<EtsSearchOfR>();
        double least = Double.POSITIVE_INFINITY;
        for (var bound : QuickEts.fits(y, period, EtsFit.ROUGH)) {
            if (bound.aicc() > least + CAUGHT) {
                break;
            }
            var search = new EtsSearchOfR(bound.form(), y, period);
            search.goOn(FIRST);
            least = Math.min(least, search.aicc());
            searches.add(search);
        }
        searches.sort(Comparator.comparingDouble(EtsSearchOfR::aicc));
        return searches;
    }

    private static boolean mayReach(double least, EtsSearchOfR search) {
        return search.aicc() < least + PATIENCE * Math.max(search.pace(), LEAST_GAIN);
    }
}
