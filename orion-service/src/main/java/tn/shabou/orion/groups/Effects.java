package tn.shabou.orion.groups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.groups.Regression.Proof;
import tn.shabou.orion.groups.Regressors.Regressor;

/**
 * By what regressors multiply sales, beside trend and season. Each counts only where it tells of
 * periods that were held out; a thing that was seen less than twice counts nowhere.
 */
final class Effects {

    static final Effects NONE = new Effects(List.of(), new double[0]);

    /** Fewer periods teach nothing about a calendar. */
    private static final int LEAST_PERIODS = 30;

    /** Of the error that regressors must save, so that chance does not let them in. */
    private static final double CONVINCING = 0.98;

    private final List<Regressor> regressors;
    private final double[] logarithms;

    private Effects(List<Regressor> regressors, double[] logarithms) {
        this.regressors = regressors;
        this.logarithms = logarithms;
    }

    /**
     * Learns from what was sold. Of all candidates those go that are better away, the worst first;
     * what is left stays if it tells more than nothing does.
     *
     * @param season periods of a year
     */
    static Effects of(DemandSeries total, int season, List<Regressor> candidates, Proof proof) {
        var seen = candidates.stream().filter(one -> isSeenTwice(one, total)).toList();
        long sold = Arrays.stream(total.known()).filter(units -> units > 0).count();
        if (seen.isEmpty() || sold < LEAST_PERIODS) {
            return NONE;
        }
        var regression = new Regression(total, season, seen);
        int[] kept = IntStream.range(0, seen.size()).toArray();
        double error = regression.error(proof, kept);
        for (boolean better = true; better; ) {
            better = false;
            for (int[] fewer : withoutOne(kept)) {
                double without = regression.error(proof, fewer);
                if (without <= error) {
                    error = without;
                    kept = fewer;
                    better = true;
                }
            }
        }
        if (!(error < CONVINCING * regression.error(proof, new int[0]))) {
            return NONE;
        }
        return new Effects(
                Arrays.stream(kept).mapToObj(seen::get).toList(), regression.effects(kept));
    }

    private static List<int[]> withoutOne(int[] all) {
        return Arrays.stream(all)
                .mapToObj(one -> Arrays.stream(all).filter(other -> other != one).toArray())
                .toList();
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

    /** Both together; they share no regressor. */
    Effects and(Effects others) {
        var both = new ArrayList<>(regressors);
        both.addAll(others.regressors);
        var logs = Arrays.copyOf(logarithms, both.size());
        System.arraycopy(others.logarithms, 0, logs, logarithms.length, others.logarithms.length);
        return new Effects(both, logs);
    }

    /** The sales as they would have been without them. */
    DemandSeries calm(DemandSeries total) {
        var values = new double[total.length()];
        Arrays.setAll(values, t -> total.at(t) / factor(total.period(t)));
        return DemandSeries.of(total.grain(), total.period(0), values);
    }
}
