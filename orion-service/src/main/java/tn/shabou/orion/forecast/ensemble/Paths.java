package tn.shabou.orion.forecast.ensemble;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.local.Continuation;
import tn.shabou.orion.forecast.local.LocalModel;
import tn.shabou.orion.forecast.local.Naive;

/**
 * What each member says of one series; absent where it had too little to learn from, or came to no
 * usable number.
 */
final class Paths {

    /** Farther from what was seen, in ranges of the history, nothing is believed. */
    private static final double FARTHEST = 2;

    private final @Nullable Continuation[] byMember;
    private final Continuation fallback;

    Paths(List<LocalModel> members, double[] history, int season, int horizon) {
        byMember = new Continuation[members.size()];
        double low = Arrays.stream(history).filter(v -> !Double.isNaN(v)).min().orElse(0);
        double high = Arrays.stream(history).filter(v -> !Double.isNaN(v)).max().orElse(0);
        double reach = FARTHEST * (high - low);
        for (int i = 0; i < byMember.length; i++) {
            var member = members.get(i);
            if (history.length >= member.periodsNeeded(season)) {
                var path = tried(member, history, season, horizon);
                if (path != null && path.isSound() && within(path, low - reach, high + reach)) {
                    byMember[i] = path;
                }
            }
        }
        fallback = Naive.MOVING_AVERAGE.continuation(history, season, horizon);
    }

    private static @Nullable Continuation tried(
            LocalModel member, double[] history, int season, int horizon) {
        try {
            return member.continuation(history, season, horizon);
        } catch (ArithmeticException | IllegalArgumentException e) {
            // It had too little to learn from, or nothing that it can work with: it does not vote.
            return null;
        }
    }

    private static boolean within(Continuation path, double low, double high) {
        return Arrays.stream(path.mean()).allMatch(v -> v >= low && v <= high);
    }

    /** How many were asked. */
    int members() {
        return byMember.length;
    }

    /** The median or the mean of those in {@code team}; where they disagree, less is certain. */
    Continuation combined(boolean[] team, boolean median) {
        int horizon = fallback.mean().length;
        var mean = new double[horizon];
        var deviation = new double[horizon];
        var values = new double[byMember.length];
        for (int h = 0; h < horizon; h++) {
            int count = 0;
            double spread = 0;
            for (int i = 0; i < byMember.length; i++) {
                var path = byMember[i];
                if (team[i] && path != null) {
                    values[count++] = path.mean()[h];
                    spread += path.deviation()[h];
                }
            }
            if (count == 0) {
                return fallback;
            }
            mean[h] = median ? median(values, count) : mean(values, count);
            deviation[h] = Math.hypot(spread / count, apart(values, count));
        }
        return new Continuation(mean, deviation);
    }

    private static double mean(double[] values, int count) {
        return Arrays.stream(values, 0, count).sum() / count;
    }

    /** The standard deviation of what they say. */
    private static double apart(double[] values, int count) {
        double mean = mean(values, count);
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / count);
    }

    private static double median(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return (values[(count - 1) / 2] + values[count / 2]) / 2;
    }
}
