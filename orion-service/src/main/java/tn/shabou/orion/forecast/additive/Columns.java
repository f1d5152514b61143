package tn.shabou.orion.forecast.additive;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * What each parameter is multiplied by at each of some times. Depends on the times alone, so that
 * many series share it. Not changed once made.
 */
final class Columns {

    private final Layout layout;
    private final double[][] values;
    private final boolean[] multiplicative;

    private Columns(Layout layout, int rows) {
        this.layout = layout;
        values = new double[layout.size()][rows];
        multiplicative = new boolean[layout.terms()];
    }

    static Columns at(
            double[] times,
            DoubleUnaryOperator trendTime,
            double[] changePoints,
            boolean flat,
            List<Term> terms) {
        int width = terms.stream().mapToInt(Term::width).sum();
        var layout = new Layout(flat ? 1 : 2, width, changePoints.length);
        var columns = new Columns(layout, times.length);
        for (int i = 0; i < times.length; i++) {
            columns.fillTrend(i, trendTime.applyAsDouble(times[i]), changePoints);
        }
        columns.fillTerms(times, terms);
        return columns;
    }

    private void fillTrend(int row, double time, double[] changePoints) {
        if (!layout.isFlat()) {
            values[0][row] = time;
        }
        values[layout.offset()][row] = 1;
        for (int j = 0; j < changePoints.length; j++) {
            values[layout.smooth() + j][row] = Math.max(0, time - changePoints[j]);
        }
    }

    private void fillTerms(double[] times, List<Term> terms) {
        int first = layout.trend();
        for (var term : terms) {
            var effects = new double[term.width()];
            for (int i = 0; i < times.length; i++) {
                term.fill(times[i], effects);
                for (int j = 0; j < effects.length; j++) {
                    values[first + j][i] = effects[j];
                }
            }
            for (int j = 0; j < effects.length; j++) {
                multiplicative[first - layout.trend() + j] = term.multiplicative();
            }
            first += effects.length;
        }
    }

    Layout layout() {
        return layout;
    }

    /** By parameter, then by time. */
    double[][] values() {
        return values;
    }

    int rows() {
        return values[0].length;
    }

    boolean isMultiplicative(int parameter) {
        return multiplicative[parameter - layout.trend()];
    }

    boolean isAdditive() {
        for (boolean share : multiplicative) {
            if (share) {
                return false;
            }
        }
        return true;
    }
}
