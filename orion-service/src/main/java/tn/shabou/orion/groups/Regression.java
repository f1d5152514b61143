package tn.shabou.orion.groups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.numeric.LinearSystem;
import tn.shabou.orion.groups.Regressors.Regressor;

/**
 * A ridge regression of the logarithms of sales by level, trend, season and any of some regressors.
 */
final class Regression {

    /** How a regression is held to periods that it has not seen. */
    enum Proof {
        /** Each block of periods is told by all others: for what comes once a year. */
        ALL_OTHERS(6, 0),
        /**
         * Rolling origins: each block is told by those before it. How it lies as a whole is no
         * regressor's business.
         */
        THE_EARLIER(10, 4);

        private final int blocks;
        private final int first;

        Proof(int blocks, int first) {
            this.blocks = blocks;
            this.first = first;
        }
    }

    private static final int WAVES = 2;
    private static final double RIDGE = 1;

    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> logs = new ArrayList<>();
    private final int plain;

    /**
     * @param season periods of a year
     */
    Regression(DemandSeries total, int season, List<Regressor> candidates) {
        int waves = total.length() > 3 * season / 2 ? WAVES : 0;
        plain = 3 + 2 * waves;
        for (int t = 0; t < total.length(); t++) {
            if (total.knows(t) && total.at(t) > 0) {
                rows.add(row(total, t, season, candidates));
                logs.add(Math.log(total.at(t)));
            }
        }
    }

    /** Level, trend and season, which are not punished, and then the regressors. */
    private double[] row(DemandSeries total, int t, int season, List<Regressor> candidates) {
        var row = new double[plain + candidates.size()];
        double place = 2.0 * t / total.length() - 1;
        int at = 0;
        row[at++] = 1;
        row[at++] = place;
        row[at++] = place * place;
        for (int wave = 1; at < plain; wave++) {
            double angle = 2 * Math.PI * wave * t / season;
            row[at++] = Math.sin(angle);
            row[at++] = Math.cos(angle);
        }
        for (var regressor : candidates) {
            row[at++] = regressor.of().applyAsDouble(total.period(t));
        }
        return row;
    }

    /**
     * What each of some regressors adds to the logarithm.
     *
     * @param chosen places among the candidates
     */
    double[] effects(int[] chosen) {
        double[] all = fitted(columns(chosen), 0, 0);
        return Arrays.copyOfRange(all, plain, all.length);
    }

    /** The squared error of what was held out. */
    double error(Proof proof, int[] chosen) {
        int[] columns = columns(chosen);
        double sum = 0;
        for (int block = proof.first; block < proof.blocks; block++) {
            int from = rows.size() * block / proof.blocks;
            int to = rows.size() * (block + 1) / proof.blocks;
            sum +=
                    proof == Proof.ALL_OTHERS
                            ? squares(errors(columns, fitted(columns, from, to), from, to), 0)
                            : around(errors(columns, fitted(columns, from, rows.size()), from, to));
        }
        return sum;
    }

    private int[] columns(int[] chosen) {
        var columns = new int[plain + chosen.length];
        Arrays.setAll(columns, k -> k < plain ? k : plain + chosen[k - plain]);
        return columns;
    }

    private double[] errors(int[] columns, double[] weights, int from, int to) {
        var errors = new double[to - from];
        for (int i = from; i < to; i++) {
            double error = logs.get(i);
            for (int k = 0; k < columns.length; k++) {
                error -= weights[k] * rows.get(i)[columns[k]];
            }
            errors[i - from] = error;
        }
        return errors;
    }

    private static double around(double[] errors) {
        return squares(errors, Arrays.stream(errors).average().orElse(0));
    }

    private static double squares(double[] errors, double centre) {
        return Arrays.stream(errors).map(e -> (e - centre) * (e - centre)).sum();
    }

    /** From all rows but those from {@code from} until {@code to}. */
    private double[] fitted(int[] columns, int from, int to) {
        int width = columns.length;
        var gram = new double[width][width];
        var side = new double[1][width];
        for (int i = 0; i < rows.size(); i++) {
            if (i >= from && i < to) {
                continue;
            }
            double[] row = rows.get(i);
            for (int a = 0; a < width; a++) {
                for (int b = 0; b <= a; b++) {
                    gram[a][b] += row[columns[a]] * row[columns[b]];
                }
                side[0][a] += logs.get(i) * row[columns[a]];
            }
        }
        for (int a = 0; a < width; a++) {
            gram[a][a] += a < plain ? 1e-6 : RIDGE;
        }
        LinearSystem.solve(gram, side);
        return side[0];
    }
}
