package tn.shabou.prospector.scoring;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether a learned model may take the place of the one that serves: on the last decisions by time,
 * which neither of them has seen.
 *
 * @param tested how many decisions it was tried on
 * @param better the candidate beat the present one by more than chance explains
 */
public record Trial(int tested, Quality candidate, Quality present, boolean better) {

    private static final double HELD_BACK = 0.3;

    /** Of the held-back decisions; fewer tell nothing. */
    private static final int LEAST_TESTED = 30;

    private static final int LEAST_OF_EACH_KIND = 8;

    /** In standard errors of the difference. */
    private static final double MARGIN = 2;

    /**
     * Empty while there are too few decisions.
     *
     * @param decisions oldest first
     * @param seenUntil the present model has learned from decisions before that
     */
    public static Optional<Trial> of(
            Learner learner, ScoreModel present, Instant seenUntil, List<Decided> decisions) {
        int cut = (int) (decisions.size() * (1 - HELD_BACK));
        while (cut < decisions.size() && decisions.get(cut).at().isBefore(seenUntil)) {
            cut++;
        }
        var before = decisions.subList(0, cut);
        var last = decisions.subList(cut, decisions.size());
        long accepted = last.stream().filter(Decided::accepted).count();
        if (last.size() < LEAST_TESTED
                || accepted < LEAST_OF_EACH_KIND
                || last.size() - accepted < LEAST_OF_EACH_KIND) {
            return Optional.empty();
        }
        return Optional.of(compare(learner.learn("candidate", before), present, before, last));
    }

    /**
     * The present one is calibrated by the same decisions first: that the staff are pickier than it
     * thought is no reason to order leads in another way.
     */
    private static Trial compare(
            ScoreModel candidate, ScoreModel present, List<Decided> before, List<Decided> last) {
        var rival = present.calibrated(Learner.calibrate(present, before));
        var theirs = Quality.of(rival, last);
        var ours = Quality.of(candidate, last);
        var gains =
                last.stream().mapToDouble(one -> miss(rival, one) - miss(candidate, one)).toArray();
        return new Trial(
                last.size(), ours, theirs, isMoreThanChance(gains) && ours.auc() > theirs.auc());
    }

    private static double miss(ScoreModel model, Decided decided) {
        double off = model.probability(decided.values()) - (decided.accepted() ? 1 : 0);
        return off * off;
    }

    static boolean isMoreThanChance(double[] gains) {
        double mean = Arrays.stream(gains).average().orElse(0);
        double variance =
                Arrays.stream(gains).map(gain -> (gain - mean) * (gain - mean)).sum()
                        / Math.max(1, gains.length - 1);
        return mean > MARGIN * Math.sqrt(variance / gains.length);
    }
}
