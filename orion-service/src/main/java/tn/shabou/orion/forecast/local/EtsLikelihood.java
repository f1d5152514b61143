package tn.shabou.orion.forecast.local;

import java.util.Arrays;
import tn.shabou.orion.forecast.local.EtsForm.Season;
import tn.shabou.orion.forecast.local.EtsForm.Trend;
import tn.shabou.orion.forecast.numeric.Bfgs;

/**
 * −2 log-likelihood of one form on one history, up to a constant, and its slope by the adjoint
 * method: one pass forward through the recursions and one back, however many initial states there
 * are.
 *
 * <p>Variables: alpha, then beta/alpha and phi where there is a trend, gamma/(1−alpha) where there
 * is a season, each as logit within its bounds; level, slope, and all seasonal states but the last,
 * which follows from their sum (0, or the period).
 */
final class EtsLikelihood implements Bfgs.Smooth {

    static final double LEAST_SHARE = 1e-4;
    static final double MOST_SHARE = 0.9999;
    private static final double LEAST_PHI = 0.8;
    private static final double MOST_PHI = 0.98;

    /** What is divided by is above this. */
    private static final double LEAST = 1e-8;

    /**
     * How fast states follow what is seen.
     *
     * @param betaShare the share of the slope, relative to alpha
     * @param phi 1 for a trend that is not damped, 0 without trend
     */
    record Shares(double alpha, double betaShare, double phi, double gamma) {}

    private final EtsForm form;
    private final double[] y;
    private final int period;
    private final boolean trended;
    private final boolean damped;
    private final boolean multiplicativeError;
    private final boolean multiplicativeSeason;
    private final boolean additiveSeason;

    /** States before each period: level, slope, season of that period; and the forecast of it. */
    private final double[] levels;

    private final double[] slopes;
    private final double[] seasons;
    private final double[] forecasts;
    private double squares;
    private int known;

    EtsLikelihood(EtsForm form, double[] y, int period) {
        this.form = form;
        this.y = y;
        this.period = period;
        trended = form.hasTrend();
        damped = form.trend() == Trend.DAMPED;
        multiplicativeError = form.multiplicativeError();
        additiveSeason = form.season() == Season.ADDITIVE;
        multiplicativeSeason = form.season() == Season.MULTIPLICATIVE;
        levels = new double[y.length + 1];
        slopes = new double[y.length + 1];
        seasons = new double[y.length + period];
        forecasts = new double[y.length];
    }

    /** Where initial states begin in the variables. */
    int firstState() {
        return 1 + (trended ? 1 : 0) + (damped ? 1 : 0) + (form.hasSeason() ? 1 : 0);
    }

    int variables() {
        return firstState() + 1 + (trended ? 1 : 0) + (form.hasSeason() ? period - 1 : 0);
    }

    Shares shares(double[] x) {
        double alpha = within(x[0], LEAST_SHARE, MOST_SHARE);
        return new Shares(
                alpha,
                trended ? within(x[1], LEAST_SHARE, MOST_SHARE) : 0,
                damped ? within(x[2], LEAST_PHI, MOST_PHI) : trended ? 1 : 0,
                form.hasSeason()
                        ? within(x[firstState() - 1], LEAST_SHARE, MOST_SHARE) * (1 - alpha)
                        : 0);
    }

    private static double within(double logit, double low, double high) {
        return low + (high - low) / (1 + Math.exp(-logit));
    }

    private static double slopeWithin(double logit, double low, double high) {
        double p = 1 / (1 + Math.exp(-logit));
        return (high - low) * p * (1 - p);
    }

    static double logit(double share) {
        return Math.log(share / (1 - share));
    }

    /** Sum of squared errors, relative where they are multiplicative, of the last evaluation. */
    double squares() {
        return squares;
    }

    double lastLevel() {
        return levels[y.length];
    }

    double lastSlope() {
        return slopes[y.length];
    }

    /** The seasonal state that holds for the period {@code h} after the history, from 1. */
    double seasonAhead(int h) {
        return seasons[y.length + (h - 1) % period];
    }

    int known() {
        return known;
    }

    @Override
    public double at(double[] x, double[] slope) {
        double value = forward(x);
        if (Double.isFinite(value)) {
            backward(x, slope);
        }
        return value;
    }

    double forward(double[] x) {
        return forward(shares(x), x, firstState());
    }

    /**
     * The value at these shares.
     *
     * <p>Processors wait for each step of this recursion to know the one before; so all that the
     * next level and slope do not need at once is kept off their way.
     *
     * @param at where the first states begin in {@code x}
     */
    double forward(Shares shares, double[] x, int at) {
        double alpha = shares.alpha;
        double beta = shares.betaShare * alpha;
        double phi = shares.phi;
        double gamma = shares.gamma;
        double gain = alpha + phi * beta;
        double kept = 1 - gain;
        double swing = phi * beta;
        begin(x, at);
        double moved = phi * slopes[0];
        double through = levels[0] + moved;
        double logs = 0;
        double product = 1;
        double sum = 0;
        int seen = 0;
        for (int t = 0; t < y.length; t++) {
            double value = y[t];
            double season = seasons[t];
            double f =
                    multiplicativeSeason
                            ? through * season
                            : additiveSeason ? through + season : through;
            forecasts[t] = f;
            double nextSeason = season;
            double faded = phi * moved;
            if (Double.isNaN(value)) {
                levels[t + 1] = through;
                slopes[t + 1] = moved;
                moved = faded;
                through += faded;
            } else {
                seen++;
                double error = value - f;
                if (multiplicativeError) {
                    double size = Math.abs(f);
                    if (!(size > LEAST)) {
                        return Double.POSITIVE_INFINITY;
                    }
                    error /= f;
                    product *= size;
                    if (product > 1e100 || product < 1e-100) {
                        logs += Math.log(product);
                        product = 1;
                    }
                }
                sum += error * error;
                double target = value;
                if (multiplicativeSeason) {
                    if (!(season > LEAST) || !(through > LEAST)) {
                        return Double.POSITIVE_INFINITY;
                    }
                    target = value / season;
                    nextSeason = season + gamma * season * error;
                } else if (additiveSeason) {
                    target = value - season;
                    nextSeason = season + gamma * (target - through);
                }
                double surprise = target - through;
                levels[t + 1] = through + alpha * surprise;
                slopes[t + 1] = moved + beta * surprise;
                moved = faded + swing * target - swing * through;
                through = kept * through + (faded + gain * target);
            }
            seasons[t + period] = nextSeason;
        }
        squares = sum;
        known = seen;
        return known * Math.log(Math.max(squares, 1e-300)) + 2 * (logs + Math.log(product));
    }

    private void begin(double[] x, int firstState) {
        int at = firstState;
        levels[0] = x[at++];
        slopes[0] = trended ? x[at++] : 0;
        if (form.hasSeason()) {
            double rest = multiplicativeSeason ? period : 0;
            for (int i = 0; i < period - 1; i++) {
                seasons[i] = x[at++];
                rest -= seasons[i];
            }
            seasons[period - 1] = rest;
        }
    }

    private void backward(double[] x, double[] slope) {
        var shares = shares(x);
        double alpha = shares.alpha;
        double betaShare = shares.betaShare;
        double phi = shares.phi;
        double gamma = shares.gamma;
        double perSquare = 2 * known / Math.max(squares, 1e-300);
        var ofSeason = new double[period];
        double ofLevel = 0;
        double ofSlope = 0;
        double ofAlpha = 0;
        double ofBeta = 0;
        double ofPhi = 0;
        double ofGamma = 0;
        // The season's adjoint of period t waits where that of period t + period was.
        int place = (y.length - 1) % period;
        for (int t = y.length - 1; t >= 0; t--) {
            double b = slopes[t];
            double through = levels[t] + phi * b;
            double season = seasons[t];
            double level = levels[t + 1];
            double toLevel = ofLevel;
            double level0 = 0;
            double slope0 = 0;
            if (trended) {
                toLevel += betaShare * ofSlope;
                level0 = -betaShare * ofSlope;
                slope0 = phi * (1 - betaShare) * ofSlope;
                ofBeta += (level - levels[t] - phi * b) * ofSlope;
                ofPhi += b * (1 - betaShare) * ofSlope;
            }
            double toThrough;
            double toSeason = ofSeason[place];
            if (!Double.isNaN(y[t])) {
                double f = forecasts[t];
                double inverse = 1 / f;
                double toForecast;
                if (multiplicativeError) {
                    double ratio = y[t] * inverse;
                    toForecast = (2 - perSquare * (ratio - 1) * ratio) * inverse;
                } else {
                    toForecast = -perSquare * (y[t] - f);
                }
                if (multiplicativeSeason) {
                    double perSeason = through * inverse;
                    double perThrough = season * inverse;
                    double target = y[t] * perSeason;
                    double seasonTarget = y[t] * perThrough;
                    ofAlpha += (target - through) * toLevel;
                    ofGamma += (seasonTarget - season) * toSeason;
                    toThrough =
                            (1 - alpha) * toLevel
                                    - gamma * seasonTarget * perThrough * toSeason
                                    + toForecast * season;
                    toSeason =
                            (1 - gamma) * toSeason
                                    - alpha * target * perSeason * toLevel
                                    + toForecast * through;
                } else if (additiveSeason) {
                    ofAlpha += (y[t] - season - through) * toLevel;
                    ofGamma += (y[t] - through - season) * toSeason;
                    toThrough = (1 - alpha) * toLevel - gamma * toSeason + toForecast;
                    toSeason = (1 - gamma) * toSeason - alpha * toLevel + toForecast;
                } else {
                    ofAlpha += (y[t] - through) * toLevel;
                    toThrough = (1 - alpha) * toLevel + toForecast;
                }
            } else {
                toThrough = toLevel;
            }
            ofSeason[place] = toSeason;
            ofLevel = level0 + toThrough;
            ofSlope = slope0 + phi * toThrough;
            ofPhi += b * toThrough;
            place = place == 0 ? period - 1 : place - 1;
        }
        collect(x, slope, ofAlpha, ofBeta, ofPhi, ofGamma, ofLevel, ofSlope, ofSeason);
    }

    private void collect(
            double[] x,
            double[] slope,
            double ofAlpha,
            double ofBeta,
            double ofPhi,
            double ofGamma,
            double ofLevel,
            double ofSlope,
            double[] ofSeason) {
        Arrays.fill(slope, 0);
        int at = firstState();
        double share = form.hasSeason() ? within(x[at - 1], LEAST_SHARE, MOST_SHARE) : 0;
        slope[0] = (ofAlpha - share * ofGamma) * slopeWithin(x[0], LEAST_SHARE, MOST_SHARE);
        if (trended) {
            slope[1] = ofBeta * slopeWithin(x[1], LEAST_SHARE, MOST_SHARE);
        }
        if (damped) {
            slope[2] = ofPhi * slopeWithin(x[2], LEAST_PHI, MOST_PHI);
        }
        if (form.hasSeason()) {
            slope[at - 1] =
                    ofGamma
                            * (1 - shares(x).alpha)
                            * slopeWithin(x[at - 1], LEAST_SHARE, MOST_SHARE);
        }
        slope[at++] = ofLevel;
        if (trended) {
            slope[at++] = ofSlope;
        }
        if (form.hasSeason()) {
            for (int i = 0; i < period - 1; i++) {
                slope[at++] = ofSeason[i] - ofSeason[period - 1];
            }
        }
    }
}
