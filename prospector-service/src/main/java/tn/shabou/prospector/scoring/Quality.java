package tn.shabou.prospector.scoring;

import static java.util.Comparator.comparingDouble;

import java.util.List;

/**
 * How well a model told decisions that it had not seen.
 *
 * @param brier mean square of what it missed by; less is better
 * @param ece mean distance between what it said and what came, over ten levels
 * @param auc how often it put what was accepted above what was not; 0.5 is chance
 * @param precisionAt20 of the twenty that it put first, the share that was accepted
 * @param accepted the share accepted of all, which is what chance reaches among twenty
 */
public record Quality(double brier, double ece, double auc, double precisionAt20, double accepted) {

    private static final int LEVELS = 10;
    private static final int FIRST = 20;

    /** What was said of a decision beforehand, and what came. */
    private record Said(double probability, boolean accepted) {

        double outcome() {
            return accepted ? 1 : 0;
        }
    }

    static Quality of(ScoreModel model, List<Decided> decisions) {
        var said =
                decisions.stream()
                        .map(one -> new Said(model.probability(one.values()), one.accepted()))
                        .sorted(comparingDouble(Said::probability))
                        .toList();
        return new Quality(
                said.stream().mapToDouble(Quality::miss).average().orElse(0),
                calibrationError(said),
                areaUnderCurve(said),
                share(said.subList(Math.max(0, said.size() - FIRST), said.size())),
                share(said));
    }

    private static double miss(Said said) {
        double off = said.probability() - said.outcome();
        return off * off;
    }

    private static double share(List<Said> said) {
        return said.stream().mapToDouble(Said::outcome).average().orElse(0);
    }

    private static double calibrationError(List<Said> said) {
        var excess = new double[LEVELS];
        for (var one : said) {
            int level = (int) Math.min(LEVELS - 1, one.probability() * LEVELS);
            excess[level] += one.probability() - one.outcome();
        }
        double error = 0;
        for (int level = 0; level < LEVELS; level++) {
            error += Math.abs(excess[level]);
        }
        return said.isEmpty() ? 0 : error / said.size();
    }

    /** By ranks; those that were given the same probability share theirs. */
    private static double areaUnderCurve(List<Said> rising) {
        double ranks = 0;
        long accepted = 0;
        for (int from = 0; from < rising.size(); ) {
            int to = from;
            while (to < rising.size()
                    && rising.get(to).probability() == rising.get(from).probability()) {
                to++;
            }
            long within = rising.subList(from, to).stream().filter(Said::accepted).count();
            ranks += within * ((from + 1 + to) / 2.0);
            accepted += within;
            from = to;
        }
        long refused = rising.size() - accepted;
        return accepted == 0 || refused == 0
                ? 0.5
                : (ranks - accepted * (accepted + 1) / 2.0) / ((double) accepted * refused);
    }
}
