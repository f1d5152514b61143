package tn.shabou.orion.forecast.local;

import java.util.Arrays;
import tn.shabou.orion.forecast.local.EtsForm.Season;
import tn.shabou.orion.forecast.local.EtsForm.Trend;
import tn.shabou.orion.forecast.local.EtsLikelihood.Shares;
import tn.shabou.orion.forecast.numeric.Gaps;
import tn.shabou.orion.forecast.numeric.NashSimplex;

/**
 * One form of exponential smoothing, fitted as R's {@code forecast::ets} does: from its start, in
 * its bounds, by its search, which goes over variables in the units of the series and often ends
 * before the likelihood does.
 *
 * <p>Variables: alpha, beta, gamma, phi; level, slope, and the seasonal states from the latest to
 * that of the second period, as far as the form has them.
 */
final class EtsSearchOfR {

    private static final double LOW = EtsLikelihood.LEAST_SHARE;
    private static final double HIGH = EtsLikelihood.MOST_SHARE;
    private static final double LEAST_PHI = 0.8;
    private static final double MOST_PHI = 0.98;
    private static final double LEAST_INDEX = 0.01;
    private static final double ON_THE_CIRCLE = 1e-10;
    private static final double NOTHING = 1e-14;
    private static final NashSimplex SEARCH = new NashSimplex(2_000, Math.sqrt(Math.ulp(1.0)));

    private final EtsForm form;
    private final double[] y;
    private final int period;
    private final boolean product;
    private final EtsLikelihood likelihood;
    private final int firstState;

    /** For reuse: a search looks at some thousands of points. */
    private final double[] states;

    private final double[] rising;
    private final double[] lowered;
    private final NashSimplex.Search search;
    private double before;

    EtsSearchOfR(EtsForm form, double[] y, int period) {
        this.form = form;
        this.y = y;
        this.period = period;
        product = form.season() == Season.MULTIPLICATIVE;
        likelihood = new EtsLikelihood(form, y, form.hasSeason() ? period : 1);
        firstState = likelihood.firstState();
        states = new double[likelihood.variables() - firstState];
        rising = new double[period + 2];
        lowered = new double[period + 2];
        search = SEARCH.of(this::valueAt, start());
        before = aicc();
    }

    /** Looks at some more points. */
    void goOn(int points) {
        before = aicc();
        search.goOn(search.evaluations() + points);
    }

    boolean hasEnded() {
        return search.hasEnded();
    }

    /** Of the best point so far. */
    double aicc() {
        return EtsFit.aicc(form, period, likelihood.known(), search.least());
    }

    /** By how much the points last looked at were better than those before. */
    double pace() {
        return before - aicc();
    }

    /** What is found at its end. */
    EtsFit fit() {
        search.goOn(Integer.MAX_VALUE);
        double[] best = search.best();
        double value = valueAt(best);
        return EtsFit.of(form, period, 1, shares(best), value, likelihood);
    }

    private double valueAt(double[] x) {
        var shares = shares(x);
        return isAllowed(shares) && statesAreAllowed(x)
                ? likelihood.forward(shares, states, 0)
                : Double.POSITIVE_INFINITY;
    }

    private Shares shares(double[] x) {
        int at = 0;
        double alpha = x[at++];
        double beta = form.hasTrend() ? x[at++] : 0;
        double gamma = form.hasSeason() ? x[at++] : 0;
        double phi = form.trend() == Trend.DAMPED ? x[at] : form.hasTrend() ? 1 : 0;
        return new Shares(alpha, beta / alpha, phi, gamma);
    }

    /** Takes the states over, seasons from the first period on, the last of which is left out. */
    private boolean statesAreAllowed(double[] x) {
        int seasons = form.hasTrend() ? 2 : 1;
        System.arraycopy(x, firstState, states, 0, states.length);
        if (!form.hasSeason()) {
            return true;
        }
        double least = Double.POSITIVE_INFINITY;
        double first = product ? period : 0;
        for (int k = 0; k < period - 1; k++) {
            double index = x[firstState + seasons + k];
            least = Math.min(least, index);
            first -= index;
            if (k > 0) {
                states[seasons + period - 1 - k] = index;
            }
        }
        states[seasons] = first;
        return !product || Math.min(least, first) >= 0;
    }

    private boolean isAllowed(Shares shares) {
        double alpha = shares.alpha();
        double beta = shares.betaShare() * alpha;
        double gamma = shares.gamma();
        double phi = shares.phi();
        return alpha >= LOW
                && alpha <= HIGH
                && (!form.hasTrend() || (beta >= LOW && shares.betaShare() <= 1))
                && (form.trend() != Trend.DAMPED || (phi >= LEAST_PHI && phi <= MOST_PHI))
                && (!form.hasSeason()
                        || (gamma >= LOW
                                && gamma <= Math.min(HIGH, 1 - alpha)
                                && forgetsItsStart(alpha, beta, gamma, phi)));
    }

    /**
     * Whether what is long past matters less and less (Hyndman, Akram and Archibald, "The
     * admissible parameter space for exponential smoothing models", 2008).
     */
    private boolean forgetsItsStart(double alpha, double beta, double gamma, double phi) {
        double damping = form.hasTrend() ? phi : 1;
        Arrays.fill(rising, 2, period, alpha + beta - alpha * damping);
        rising[0] = damping * (1 - alpha - gamma);
        rising[1] = alpha + beta - alpha * damping + gamma - 1;
        rising[period] = alpha + beta - damping;
        rising[period + 1] = 1;
        return hasNoRootBeyondOne();
    }

    /** By the recursion of Schur and Cohn, which ends where a root lies on the circle itself. */
    private boolean hasNoRootBeyondOne() {
        double[] left = rising;
        double[] next = lowered;
        for (int degree = rising.length - 1; degree > 0 && left[degree] > NOTHING; degree--) {
            double ratio = left[0] / left[degree];
            if (Math.abs(ratio) >= 1 + ON_THE_CIRCLE) {
                return false;
            }
            for (int i = 0; i < degree; i++) {
                next[i] = left[i + 1] - ratio * left[degree - 1 - i];
            }
            double[] done = left;
            left = next;
            next = done;
        }
        return true;
    }

    private double[] start() {
        var x = new double[likelihood.variables()];
        double alpha = between(LOW, HIGH, 0.2 / (form.hasSeason() ? period : 1));
        int at = 0;
        x[at++] = alpha;
        if (form.hasTrend()) {
            x[at++] = between(LOW, alpha, 0.1);
        }
        if (form.hasSeason()) {
            x[at++] = between(LOW, 1 - alpha, 0.05);
        }
        if (form.trend() == Trend.DAMPED) {
            x[at] = between(LEAST_PHI, MOST_PHI, 0.99);
        }
        double[] adjusted = Gaps.filled(y);
        if (form.hasSeason()) {
            double[] indices = Decomposition.indices(adjusted, period, product);
            indices =
                    Arrays.stream(indices)
                            .map(v -> product ? Math.max(v, LEAST_INDEX) : v)
                            .toArray();
            adjusted = Decomposition.adjusted(adjusted, indices, product);
            for (int k = 0; k < period - 1; k++) {
                x[x.length - period + 1 + k] = indices[period - 1 - k];
            }
        }
        int early = Math.min(adjusted.length, Math.max(10, 2 * (form.hasSeason() ? period : 1)));
        double[] line = EtsFit.line(adjusted, early);
        x[firstState] =
                form.hasTrend() ? line[0] : Arrays.stream(adjusted, 0, early).average().orElse(0);
        if (form.hasTrend()) {
            x[firstState + 1] = line[1];
        }
        return x;
    }

    private static double between(double low, double high, double share) {
        return low + share * (high - low);
    }
}
