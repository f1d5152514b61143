package tn.shabou.orion.forecast.arima;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds outliers in the residuals of a model (Chen and Liu, JASA 88, 1993): each kind leaves its
 * mark as the model's own filter shapes it.
 */
final class OutlierSearch {

    /** The latest periods cannot tell one kind from another. */
    private static final int UNDECIDED = 3;

    private static final int PERIODS_PER_OUTLIER = 20;

    private final double[] residuals;
    private final int first;
    private final Map<Outlier.Kind, double[]> marks = new EnumMap<>(Outlier.Kind.class);
    private final double critical;

    /**
     * @param critical t-statistic from which on a disturbance counts
     */
    OutlierSearch(Arima model, double critical) {
        this.residuals =
                Arrays.stream(model.residuals()).map(e -> Double.isNaN(e) ? 0 : e).toArray();
        this.first = model.order().lost();
        this.critical = critical;
        int n = residuals.length;
        double[] filter = filter(model, n);
        for (Outlier.Kind kind : Outlier.Kind.values()) {
            marks.put(kind, mark(kind, filter));
        }
    }

    /** Critical t-statistic for {@code n} observations: one false alarm in about twenty series. */
    static double cautious(int n) {
        return Math.max(4, Math.sqrt(2 * Math.log(3.0 * n)) + .5);
    }

    /** The outliers, the strongest first. */
    List<Outlier> run() {
        List<Outlier> found = new ArrayList<>();
        while (found.size() < residuals.length / PERIODS_PER_OUTLIER) {
            double noise = robustDeviation();
            Outlier strongest = null;
            double greatest = critical * noise;
            for (Outlier.Kind kind : Outlier.Kind.values()) {
                double[] mark = mark(kind);
                for (int t = first; t < residuals.length - UNDECIDED; t++) {
                    double size = Math.abs(statistic(mark, t));
                    if (size > greatest) {
                        greatest = size;
                        strongest = new Outlier(kind, t);
                    }
                }
            }
            if (strongest == null || noise <= 0 || found.contains(strongest)) {
                break;
            }
            found.add(strongest);
            remove(strongest);
        }
        return found;
    }

    /** Effect in units of its error, times the deviation of the noise. */
    private double statistic(double[] mark, int at) {
        double product = 0;
        double squares = 0;
        for (int t = at; t < residuals.length; t++) {
            product += mark[t - at] * residuals[t];
            squares += mark[t - at] * mark[t - at];
        }
        return product / Math.sqrt(squares);
    }

    private void remove(Outlier outlier) {
        double[] mark = mark(outlier.kind());
        double product = 0;
        double squares = 0;
        for (int t = outlier.period(); t < residuals.length; t++) {
            product += mark[t - outlier.period()] * residuals[t];
            squares += mark[t - outlier.period()] * mark[t - outlier.period()];
        }
        for (int t = outlier.period(); t < residuals.length; t++) {
            residuals[t] -= product / squares * mark[t - outlier.period()];
        }
    }

    /** Deviation of the residuals by their median, so that outliers do not hide themselves. */
    private double robustDeviation() {
        double[] sizes = Arrays.stream(residuals).skip(first).map(Math::abs).sorted().toArray();
        return 1.4826 * sizes[sizes.length / 2];
    }

    /** Weights by which the model turns the series into residuals. */
    private static double[] filter(Arima model, int n) {
        Arma arma = new Arma(model.order());
        arma.expand(model.coefficients());
        double[] delta = Polynomials.differences(model.order());
        double[] padded = new double[n + delta.length];
        padded[delta.length] = 1;
        double[] differenced = Polynomials.differenced(padded, delta);
        double[][] white = new double[1][n];
        new ConditionalFilter(n, 0).whiten(arma, new double[][] {differenced}, white);
        return white[0];
    }

    private double[] mark(Outlier.Kind kind) {
        return Objects.requireNonNull(marks.get(kind));
    }

    private static double[] mark(Outlier.Kind kind, double[] filter) {
        double[] mark = new double[filter.length];
        double running = 0;
        double decay = kind.after(1);
        for (int t = 0; t < mark.length; t++) {
            running = running * decay + filter[t];
            mark[t] = running;
        }
        return mark;
    }
}
