package tn.shabou.orion.forecast.arima;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tn.shabou.orion.forecast.optimise.LeastSquares;

/**
 * Walks from model to neighbouring model towards the least corrected Akaike criterion (Hyndman and
 * Khandakar, Journal of Statistical Software 27, 2008), each fit starting from the coefficients of
 * the model it came from.
 */
final class Search {

    private static final int MOST_REGULAR = 5;
    private static final int MOST_SEASONAL = 2;
    private static final int MOST_MODELS = 60;
    private static final double ROUGH = 1e-4;
    private static final int FEW_STEPS = 12;
    private static final int GLIMPSE = 3;

    /** Twice the likelihood that some more steps may gain. */
    private static final double PROMISING = 12;

    /** A model and how well it does, roughly. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Trial(Order order, boolean constant, double[] coefficients, double aicc) {}

    private record Model(Order order, boolean constant) {}

    private record Mixture(int ar, int ma) {}

    private final double[] y;
    private final Order differences;
    private final Map<Model, Trial> tried = new LinkedHashMap<>();
    private final Set<Mixture> mixtures = new HashSet<>();
    private Trial best;

    /**
     * @param y complete
     * @param differences the differences and the period; its other orders do not matter
     */
    Search(double[] y, Order differences) {
        this.y = y;
        this.differences = differences;
        this.best = new Trial(differences, false, new double[0], Double.POSITIVE_INFINITY);
    }

    /** All models tried, the best first. */
    List<Trial> run() {
        boolean constant = mayHaveConstant();
        int seasonal = differences.period() > 1 ? 1 : 0;
        consider(2, 2, seasonal, seasonal, constant);
        consider(0, 0, 0, 0, constant);
        consider(1, 0, seasonal, 0, constant);
        consider(0, 1, 0, seasonal, constant);
        if (constant) {
            consider(0, 0, 0, 0, false);
            consider(0, 1, 0, seasonal, false);
        }
        while (tried.size() < MOST_MODELS && improves()) {}
        List<Trial> trials = new ArrayList<>(tried.values());
        trials.sort(Comparator.comparingDouble(Trial::aicc));
        return trials;
    }

    private boolean mayHaveConstant() {
        return differences.diff() + differences.seasonalDiff() < 2;
    }

    private static final int[][] NEIGHBOURS = {
        {0, 0, -1, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}, {0, 0, 0, 1},
        {0, 0, -1, -1}, {0, 0, -1, 1}, {0, 0, 1, -1}, {0, 0, 1, 1},
        {-1, 0, 0, 0}, {0, -1, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0},
        {-1, -1, 0, 0}, {-1, 1, 0, 0}, {1, -1, 0, 0}, {1, 1, 0, 0}
    };

    private boolean improves() {
        Trial from = best;
        Order o = from.order();
        for (int[] step : NEIGHBOURS) {
            consider(
                    o.ar() + step[0],
                    o.ma() + step[1],
                    o.seasonalAr() + step[2],
                    o.seasonalMa() + step[3],
                    from.constant());
            if (best.aicc() < from.aicc()) {
                return true;
            }
        }
        if (mayHaveConstant()) {
            consider(o.ar(), o.ma(), o.seasonalAr(), o.seasonalMa(), !from.constant());
        }
        return best.aicc() < from.aicc();
    }

    private void consider(int p, int q, int seasonalP, int seasonalQ, boolean constant) {
        int seasonal = differences.period() > 1 ? MOST_SEASONAL : 0;
        if (Math.min(Math.min(p, q), Math.min(seasonalP, seasonalQ)) < 0
                || Math.max(p, q) > MOST_REGULAR
                || Math.max(seasonalP, seasonalQ) > seasonal) {
            return;
        }
        Order order =
                new Order(
                        p,
                        differences.diff(),
                        q,
                        seasonalP,
                        differences.seasonalDiff(),
                        seasonalQ,
                        differences.period());
        Model model = new Model(order, constant);
        if (!tried.containsKey(model)) {
            Trial trial = fitted(order, constant);
            tried.put(model, trial);
            if (trial.aicc() < best.aicc()) {
                best = trial;
            }
        }
    }

    private Trial fitted(Order order, boolean constant) {
        Observations seen =
                Observations.of(y, Arima.columns(y.length, constant, order, new double[0][]));
        Likelihood likelihood = Likelihood.near(order, seen);
        int k = order.coefficients() + seen.series().length;
        int n = likelihood.informative();
        if (n - k - 1 <= 0) {
            return new Trial(order, constant, new double[0], Double.POSITIVE_INFINITY);
        }
        double cost = 2.0 * k + 2.0 * k * (k + 1) / (n - k - 1);
        double[] near = likelihood.point(inherited(order));
        LeastSquares search = search(likelihood, near, best.aicc() - cost);
        boolean mixed = order.ar() > 0 && order.ma() > 0;
        if (mixed && mixtures.add(new Mixture(order.ar(), order.ma()))) {
            LeastSquares other = search(likelihood, nearTrend(order), loss(likelihood, search));
            search = other.sum() < search.sum() ? other : search;
        }
        double aicc = loss(likelihood, search) + cost;
        double[] coefficients = new double[order.coefficients()];
        likelihood.bounded(search.point(), coefficients);
        return new Trial(
                order,
                constant,
                coefficients,
                Double.isNaN(aicc) ? Double.POSITIVE_INFINITY : aicc);
    }

    /** Takes a few steps, and more only where that may lead below {@code least}. */
    private static LeastSquares search(Likelihood likelihood, double[] start, double least) {
        LeastSquares search = new LeastSquares(likelihood, start).improve(ROUGH, GLIMPSE);
        return loss(likelihood, search) < least + PROMISING
                ? search.improve(ROUGH, FEW_STEPS)
                : search;
    }

    private static double loss(Likelihood likelihood, LeastSquares search) {
        return -2 * likelihood.logarithm(search.sum());
    }

    /** Where mixed models often have a second peak: stationary about what is nearly a trend. */
    private static double[] nearTrend(Order order) {
        double[] start = new double[order.coefficients()];
        start[0] = .7;
        start[order.ar()] = 1.5;
        return start;
    }

    /** The coefficients of the best model so far, as far as the order has them. */
    private double[] inherited(Order to) {
        double[] start = new double[to.coefficients()];
        if (best.coefficients().length > 0) {
            Order from = best.order();
            int[] had = {from.ar(), from.ma(), from.seasonalAr(), from.seasonalMa()};
            int[] has = {to.ar(), to.ma(), to.seasonalAr(), to.seasonalMa()};
            int read = 0;
            int write = 0;
            for (int part = 0; part < 4; part++) {
                int shared = Math.min(had[part], has[part]);
                System.arraycopy(best.coefficients(), read, start, write, shared);
                read += had[part];
                write += has[part];
            }
        }
        return start;
    }
}
