package tn.shabou.orion.forecast.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.peers.Factors.Sum;

/**
 * Finds what series of a group have in common: likeness by likeness, by the moments of what its
 * groups sell over what was expected of them before (Bühlmann and Straub 1970). A likeness that
 * would not have told each member better by the others of its group is passed over.
 */
final class PeerLearning {

    /** Standard errors by which it must tell better. */
    private static final double CONVINCING = 2;

    /** Groups are drawn together as their moments say, or more. */
    private static final double[] DRAWN = {1, 4, 16};

    private static final double LEAST_CREDIBILITY = 1;

    /** Where moments find no difference between groups at all. */
    private static final double INCREDIBLE = 100;

    /** Shares of what periods vary, by which a newcomer's own may be doubted. */
    private static final double[] NOISES = {1, 2, 0.5, 0.25, 0.125, 0.0625, 0.03125};

    private static final double LEAST_WEIGHT = 0.05;
    private static final double MOST_WEIGHT = 4;
    private static final double LEAST_SPREAD = 0.05;
    private static final double MOST_SPREAD = 20;

    private final List<Member> members;
    private final Bands bands;
    private final double[] weights;

    PeerLearning(List<Member> members) {
        this.members = members;
        bands = Bands.of(members.stream().map(Member::traits).toList());
        weights = weights();
    }

    /** A series that was seen for long weighs 1, and half where its own rate is half luck. */
    private double[] weights() {
        double mean = members.stream().mapToDouble(Member::rate).average().orElse(0);
        double variance = 0;
        for (var member : members) {
            double off = member.rate() - mean;
            variance += (off * off - mean / member.periods()) / members.size();
        }
        double periods = Math.clamp(mean / Math.max(variance, 1e-9), LEAST_WEIGHT, MOST_WEIGHT);
        return members.stream().mapToDouble(m -> m.periods() / (m.periods() + periods)).toArray();
    }

    Peers peers() {
        double rate = 0;
        for (int i = 0; i < weights.length; i++) {
            rate += weights[i] * members.get(i).rate() / Arrays.stream(weights).sum();
        }
        var expected = new double[weights.length];
        Arrays.fill(expected, rate);
        var believed = new ArrayList<Factors>();
        for (var likeness : Likeness.values()) {
            var found = found(likeness, expected);
            if (found != null) {
                believed.add(found.factors);
                expected = found.expected;
            }
        }
        double dispersion =
                members.stream()
                        .mapToDouble(Member::dispersion)
                        .filter(Double::isFinite)
                        .average()
                        .orElse(1);
        double spread = spread(expected, dispersion);
        double noise = noise(expected, spread, dispersion);
        return new Peers(rate, bands, believed, spread, dispersion, noise, weights.length);
    }

    /** How far the little that is known of a newcomer is to be doubted: what served best. */
    private double noise(double[] expected, double spread, double dispersion) {
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (double noise : NOISES) {
            double sum = 0;
            for (int i = 0; i < expected.length; i++) {
                var prior = new Expectation(expected[i], spread, dispersion, noise);
                for (var trial : members.get(i).trials()) {
                    double rate = prior.after(trial.periods(), trial.sum()).rate();
                    sum += deviance(trial.after(), rate);
                }
            }
            if (sum < least) {
                least = sum;
                best = noise;
            }
        }
        return best;
    }

    /**
     * A likeness that tells something.
     *
     * @param expected of each member, by the others
     */
    private record Found(Factors factors, double[] expected) {}

    private @Nullable Found found(Likeness likeness, double[] before) {
        String[] groups =
                members.stream().map(m -> likeness.group(m.traits(), bands)).toArray(String[]::new);
        var moments = moments(likeness, groups, before);
        Found best = null;
        double most = 0;
        if (moments == null) {
            return null;
        }
        for (double times : DRAWN) {
            var factors = moments.drawn(times);
            var expected = new double[before.length];
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < before.length; i++) {
                double rate = members.get(i).rate();
                expected[i] = before[i] * factors.without(groups[i], weights[i], rate / before[i]);
                double gain =
                        weights[i] * (deviance(rate, before[i]) - deviance(rate, expected[i]));
                sum += gain;
                squares += gain * gain;
            }
            if (sum > CONVINCING * Math.sqrt(squares) && sum > most) {
                most = sum;
                best = new Found(factors, expected);
            }
        }
        return best;
    }

    /** That of Poisson, up to a factor. */
    private static double deviance(double rate, double expected) {
        return (rate > 0 ? rate * Math.log(rate / expected) : 0) - rate + expected;
    }

    private @Nullable Factors moments(
            Likeness likeness, @Nullable String[] groups, double[] expected) {
        var sums = new TreeMap<String, Sum>();
        var all = Sum.NONE;
        for (int i = 0; i < expected.length; i++) {
            String group = groups[i];
            if (group != null) {
                double ratio = members.get(i).rate() / expected[i];
                sums.put(group, sums.getOrDefault(group, Sum.NONE).plus(weights[i], ratio));
                all = all.plus(weights[i], ratio);
            }
        }
        if (sums.size() < 2) {
            return null;
        }
        double within = 0;
        for (int i = 0; i < expected.length; i++) {
            var sum = groups[i] == null ? null : sums.get(groups[i]);
            if (sum != null) {
                double off = members.get(i).rate() / expected[i] - sum.mean();
                within += weights[i] * off * off;
            }
        }
        within /= Math.max(1, all.members() - sums.size());
        double between = (1 - sums.size()) * within;
        double squares = 0;
        for (var sum : sums.values()) {
            double off = sum.mean() - all.mean();
            between += sum.weight() * off * off;
            squares += sum.weight() * sum.weight();
        }
        between /= all.weight() - squares / all.weight();
        double credibility = between > 0 ? within / between : INCREDIBLE;
        return new Factors(likeness, all.mean(), Math.max(LEAST_CREDIBILITY, credibility), sums);
    }

    /** How far rates lie from what peers say, squared and relative, beyond luck. */
    private double spread(double[] expected, double dispersion) {
        double sum = 0;
        double scale = 0;
        for (int i = 0; i < expected.length; i++) {
            var member = members.get(i);
            double off = member.rate() - expected[i];
            sum += weights[i] * (off * off - member.noise(expected[i], dispersion));
            scale += weights[i] * expected[i] * expected[i];
        }
        return Math.clamp(sum / scale, LEAST_SPREAD, MOST_SPREAD);
    }
}
