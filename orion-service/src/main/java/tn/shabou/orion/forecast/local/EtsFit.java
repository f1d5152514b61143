package tn.shabou.orion.forecast.local;

import java.util.Arrays;
import tn.shabou.orion.forecast.local.EtsForm.Season;
import tn.shabou.orion.forecast.local.EtsForm.Trend;
import tn.shabou.orion.forecast.local.EtsLikelihood.Shares;
import tn.shabou.orion.forecast.numeric.Bfgs;
import tn.shabou.orion.forecast.numeric.Gaps;

/**
 * One form of exponential smoothing, fitted.
 *
 * @param scale what the history was divided by
 * @param minusTwoLogLikelihood up to the constant that R's {@code ets} leaves out as well
 * @param aicc infinite when the form could not be fitted
 */
record EtsFit(
        EtsForm form,
        int period,
        double scale,
        Shares shares,
        double minusTwoLogLikelihood,
        double aicc,
        EtsLikelihood states) {

    /** Whose forecasts are as good as they get. */
    static final Bfgs FINE = new Bfgs(100, 1e-7);

    /** Whose likelihood tells forms apart. */
    static final Bfgs ROUGH = new Bfgs(100, 1e-6);

    static EtsFit of(EtsForm form, double[] history, int period) {
        return of(form, history, period, FINE);
    }

    static EtsFit of(EtsForm form, double[] history, int period, Bfgs search) {
        double scale = scaleOf(history);
        var y = new double[history.length];
        for (int t = 0; t < y.length; t++) {
            y[t] = history[t] / scale;
        }
        var likelihood = new EtsLikelihood(form, y, form.hasSeason() ? period : 1);
        double[] best = start(form, y, period);
        double value = search.minimise(likelihood, best);
        likelihood.forward(best);
        return of(form, period, scale, likelihood.shares(best), value, likelihood);
    }

    /**
     * What was found.
     *
     * @param value of the likelihood, whose last evaluation was of the fit
     */
    static EtsFit of(
            EtsForm form,
            int period,
            double scale,
            Shares shares,
            double value,
            EtsLikelihood likelihood) {
        int n = likelihood.known();
        double deviance = value + 2 * n * Math.log(scale);
        double aicc = aicc(form, period, n, deviance);
        return new EtsFit(form, period, scale, shares, deviance, aicc, likelihood);
    }

    /** Akaike's criterion; infinite where {@code n} known periods are too few for the form. */
    static double aicc(EtsForm form, int period, int n, double deviance) {
        int k = form.parameters(period);
        double aicc = deviance + 2.0 * k + 2.0 * k * (k + 1) / (n - k - 1);
        return n > k + 1 && !Double.isNaN(aicc) ? aicc : Double.POSITIVE_INFINITY;
    }

    private static double scaleOf(double[] history) {
        double mean =
                Arrays.stream(history)
                        .filter(v -> !Double.isNaN(v))
                        .map(Math::abs)
                        .average()
                        .orElse(0);
        return mean > 0 ? mean : 1;
    }

    /** Shares as given and states from a decomposition and a line through the first periods. */
    private static double[] start(EtsForm form, double[] y, int period) {
        var likelihood = new EtsLikelihood(form, y, form.hasSeason() ? period : 1);
        var x = new double[likelihood.variables()];
        x[0] = EtsLikelihood.logit(form.hasSeason() ? 0.15 : 0.3);
        if (form.hasTrend()) {
            x[1] = EtsLikelihood.logit(0.1);
        }
        if (form.trend() == Trend.DAMPED) {
            x[2] = EtsLikelihood.logit(0.85);
        }
        int at = likelihood.firstState();
        double[] filled = Gaps.filled(y);
        double[] adjusted = filled;
        boolean multiplicative = form.season() == Season.MULTIPLICATIVE;
        if (form.hasSeason()) {
            x[at - 1] = EtsLikelihood.logit(0.1);
            double[] early = Arrays.copyOf(filled, Math.min(filled.length, 4 * period));
            double[] indices = Decomposition.indices(early, period, multiplicative);
            adjusted = Decomposition.adjusted(filled, indices, multiplicative);
            int states = at + 1 + (form.hasTrend() ? 1 : 0);
            System.arraycopy(indices, 0, x, states, period - 1);
        }
        double[] line = line(adjusted, Math.min(adjusted.length, Math.max(10, 2 * period)));
        double least = Arrays.stream(adjusted).limit(10).min().orElse(1);
        x[at] = form.multiplicativeError() ? Math.max(line[0], 0.5 * least) : line[0];
        if (form.hasTrend()) {
            x[at + 1] = line[1];
        }
        return x;
    }

    /** Intercept before the first period, and slope, of the line through the first periods. */
    static double[] line(double[] y, int periods) {
        double middle = (periods + 1) / 2.0;
        double mean = 0;
        double cross = 0;
        double spread = 0;
        for (int t = 0; t < periods; t++) {
            mean += y[t] / periods;
        }
        for (int t = 0; t < periods; t++) {
            cross += (t + 1 - middle) * (y[t] - mean);
            spread += (t + 1 - middle) * (t + 1 - middle);
        }
        double slope = spread > 0 ? cross / spread : 0;
        return new double[] {mean - slope * middle, slope};
    }

    double alpha() {
        return shares.alpha();
    }

    Continuation path(int horizon) {
        var mean = new double[horizon];
        var deviation = new double[horizon];
        double phi = shares.phi();
        double beta = shares.betaShare() * alpha();
        double gamma = shares.gamma();
        double variance =
                states.squares() / Math.max(1, states.known() - form.parameters(period) + 1);
        var moments = new double[horizon];
        var effects = new double[horizon];
        double through = states.lastLevel();
        double slope = states.lastSlope();
        double damping = 0;
        double cumulated = 0;
        for (int h = 1; h <= horizon; h++) {
            slope *= phi;
            through += slope;
            double season = form.hasSeason() ? states.seasonAhead(h) : 0;
            boolean product = form.season() == Season.MULTIPLICATIVE;
            double f = product ? through * season : through + season;
            damping = h == 1 ? phi : damping * phi;
            cumulated += damping;
            boolean repeats = form.hasSeason() && h % period == 0;
            effects[h - 1] = alpha() + beta * cumulated + (repeats && !product ? gamma : 0);
            double spread = 0;
            for (int j = 1; j < h; j++) {
                double c = effects[j - 1];
                spread += c * c * (form.multiplicativeError() ? moments[h - 1 - j] : 1);
            }
            double base = product ? through : f;
            if (form.multiplicativeError()) {
                moments[h - 1] = base * base + variance * spread;
                double again = Math.pow(1 + gamma * gamma * variance, (h - 1) / period);
                double total =
                        moments[h - 1] * (1 + variance) * (product ? again : 1) - base * base;
                deviation[h - 1] = Math.sqrt(Math.max(0, total)) * (product ? season : 1) * scale;
            } else {
                deviation[h - 1] = Math.sqrt(variance * (1 + spread)) * scale;
            }
            mean[h - 1] = f * scale;
        }
        return new Continuation(mean, deviation);
    }
}
