package tn.shabou.orion.groups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.numeric.LinearSystem;
import tn.shabou.orion.groups.Regressors.Regressor;

/**
 * By what regressors multiply sales, beside trend and season: a ridge regression of logarithms.
 * They count only where they tell of periods that were held out; a thing that was seen less than
 * twice counts nowhere.
 */
final class Effects {

    private static final Effects NONE = new Effects(List.of(), new double[0]);

    /** Fewer periods teach nothing about a calendar. */
    private static final int LEAST_PERIODS = 30;

    private static final int BLOCKS = 6;
    private static final int WAVES = 2;
    private static final double RIDGE = 1;

    /** Of the error that regressors must save, so that chance does not let them in. */
    private static final double CONVINCING = 0.98;

    private final List<Regressor> regressors;
    private final double[] logarithms;

    private Effects(List<Regressor> regressors, double[] logarithms) {
        this.regressors = regressors;
        this.logarithms = logarithms;
    }

    /**
     * Learns from what everything together sold.
     *
     * @param season periods of a year
     */
    static Effects of(DemandSeries total, int season, List<Regressor> candidates) {
        var seen = candidates.stream().filter(one -> isSeenTwice(one, total)).toList();
        long sold = Arrays.stream(total.known()).filter(units -> units > 0).count();
        if (seen.isEmpty() || sold < LEAST_PERIODS) {
            return NONE;
        }
        var with = new Regression(total, season, seen);
        var without = new Regression(total, season, List.of());
        if (!(with.errorOfHeldOut() < CONVINCING * without.errorOfHeldOut())) {
            return NONE;
        }
        return new Effects(seen, with.effects());
    }

    private static boolean isSeenTwice(Regressor regressor, DemandSeries total) {
        int spells = 0;
        boolean before = false;
        for (int t = 0; t < total.length(); t++) {
            boolean there = total.knows(t) && regressor.of().applyAsDouble(total.period(t)) > 0;
            spells += there && !before ? 1 : 0;
            before = there;
        }
        return spells >= 2;
    }

    /** By what the sales of the period that begins at {@code start} are multiplied. */
    double factor(LocalDate start) {
        double sum = 0;
        for (int i = 0; i < logarithms.length; i++) {
            sum += logarithms[i] * regressors.get(i).of().applyAsDouble(start);
        }
        return Math.exp(sum);
    }

    /** By what each multiplies a period that consists of nothing else. */
    Map<String, Double> byName() {
        var effects = new LinkedHashMap<String, Double>();
        for (int i = 0; i < logarithms.length; i++) {
            effects.put(regressors.get(i).name(), Math.exp(logarithms[i]));
        }
        return effects;
    }

    private static final class Regression {

        private final List<double[]> rows = new ArrayList<>();
        private final List<Double> logs = new ArrayList<>();
        private final int regressors;

        Regression(DemandSeries total, int season, List<Regressor> candidates) {
            regressors = candidates.size();
            int waves = total.length() > 3 * season / 2 ? WAVES : 0;
            for (int t = 0; t < total.length(); t++) {
                if (total.knows(t) && total.at(t) > 0) {
                    rows.add(row(total, t, season, waves, candidates));
                    logs.add(Math.log(total.at(t)));
                }
            }
        }

        /** Level, trend and season, which are not punished, and then the regressors. */
        private static double[] row(
                DemandSeries total, int t, int season, int waves, List<Regressor> candidates) {
            var row = new double[3 + 2 * waves + candidates.size()];
            double place = 2.0 * t / total.length() - 1;
            int at = 0;
            row[at++] = 1;
            row[at++] = place;
            row[at++] = place * place;
            for (int wave = 1; wave <= waves; wave++) {
                double angle = 2 * Math.PI * wave * t / season;
                row[at++] = Math.sin(angle);
                row[at++] = Math.cos(angle);
            }
            for (var regressor : candidates) {
                row[at++] = regressor.of().applyAsDouble(total.period(t));
            }
            return row;
        }

        double[] effects() {
            double[] all = fitted(-1);
            return Arrays.copyOfRange(all, all.length - regressors, all.length);
        }

        /** Each block of periods in turn is told by all others. */
        double errorOfHeldOut() {
            double sum = 0;
            for (int block = 0; block < BLOCKS; block++) {
                double[] weights = fitted(block);
                for (int i = 0; i < rows.size(); i++) {
                    if (block(i) == block) {
                        double error = logs.get(i);
                        for (int k = 0; k < weights.length; k++) {
                            error -= weights[k] * rows.get(i)[k];
                        }
                        sum += error * error;
                    }
                }
            }
            return sum;
        }

        private int block(int i) {
            return (int) ((long) i * BLOCKS / rows.size());
        }

        private double[] fitted(int withoutBlock) {
            int width = rows.getFirst().length;
            var gram = new double[width][width];
            var side = new double[1][width];
            for (int i = 0; i < rows.size(); i++) {
                if (block(i) != withoutBlock) {
                    double[] row = rows.get(i);
                    for (int a = 0; a < width; a++) {
                        for (int b = 0; b <= a; b++) {
                            gram[a][b] += row[a] * row[b];
                        }
                        side[0][a] += logs.get(i) * row[a];
                    }
                }
            }
            for (int a = 0; a < width; a++) {
                gram[a][a] += a < width - regressors ? 1e-6 : RIDGE;
            }
            LinearSystem.solve(gram, side);
            return side[0];
        }
    }
}
