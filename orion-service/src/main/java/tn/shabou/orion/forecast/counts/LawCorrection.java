package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import tn.shabou.orion.forecast.counts.CountLaw.Mixture;
import tn.shabou.orion.forecast.numeric.Workers;

/**
 * How likely amounts are, by what series like this one went on to do: boosted trees move the odds
 * that a law gives for no more than an amount (distribution regression, after Foresi and Peracchi,
 * "The conditional distribution of excess returns", JASA 90, 1995). So what is wrong with any law
 * that can be written down is put right, where many series agree on it.
 */
final class LawCorrection {

    private static final int LEAST_ROWS = 500;

    /** One amount is tried at each moment between each two of these probabilities. */
    private static final double[] TRIED = {0.3, 0.65, 0.85, 0.93, 0.975, 0.995};

    /** Odds are corrected at amounts of these probabilities, and in between by lines. */
    private static final double[] READ = {
        0.025, 0.1, 0.25, 0.4, 0.5, 0.6, 0.7, 0.76, 0.8, 0.84, 0.88, 0.9, 0.92, 0.94, 0.95, 0.96,
        0.975, 0.985, 0.99, 0.995
    };

    /** How much of what trees say is believed: they were learned from the same moments. */
    private static final double BELIEVED = 0.9;

    private static final double GOLDEN = 0.618034;
    private static final double LEAST = 0.003;
    private static final double MOST = 0.9985;

    private final BoostedTrees trees;

    private LawCorrection(BoostedTrees trees) {
        this.trees = trees;
    }

    static LawCorrection none() {
        return new LawCorrection(BoostedTrees.none());
    }

    /** A moment of the past: the law of then, and what came in the periods after. */
    record Trial(Mixture law, double[] actual) {}

    static LawCorrection learn(
            List<Trial> trials, BoostedTrees.Settings settings, Workers workers) {
        var rows = new Row[trials.size()][];
        workers.each(rows.length, i -> rows[i] = rows(trials.get(i), i));
        var all = Arrays.stream(rows).flatMap(Arrays::stream).toList();
        if (all.size() < LEAST_ROWS) {
            return none();
        }
        return new LawCorrection(
                BoostedTrees.learn(
                        all.stream().map(Row::features).toArray(double[][]::new),
                        all.stream().mapToDouble(Row::said).toArray(),
                        all.stream().mapToDouble(Row::came).toArray(),
                        all.stream().mapToDouble(Row::weight).toArray(),
                        Loss.LOGISTIC,
                        settings,
                        workers));
    }

    /**
     * How often no more than an amount was sold.
     *
     * @param said the chance that the law gave to it
     * @param came the share of periods that it was so
     */
    private record Row(double[] features, double said, double came, double weight) {}

    private static Row[] rows(Trial trial, int number) {
        var law = trial.law;
        var rows = new Row[TRIED.length - 1];
        int count = 0;
        int last = -1;
        double[] features = features(law);
        for (int i = 0; i < rows.length; i++) {
            // Evenly over all trials, without any chance.
            double place = ((number + 0.5) * GOLDEN + i * GOLDEN * GOLDEN) % 1;
            double probability = TRIED[i] + (TRIED[i + 1] - TRIED[i]) * place;
            int amount = (int) law.mixed().quantile(probability);
            amount -= amount > 0 && (number + i) % 3 == 0 ? 1 : 0;
            if (amount > last) {
                place(features, law, amount);
                double said = Math.clamp(law.mixed().upTo(amount), LEAST, MOST);
                rows[count++] = row(features.clone(), said, trial.actual, amount);
                last = amount;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static Row row(double[] features, double said, double[] actual, int amount) {
        int within = 0;
        int known = 0;
        for (double units : actual) {
            known += Double.isNaN(units) ? 0 : 1;
            within += units <= amount ? 1 : 0;
        }
        double weight = (double) known / actual.length;
        return new Row(features, said, (double) within / Math.max(1, known), weight);
    }

    /**
     * All but the last four tell of the moment, those of an amount. How demand spreads is not told
     * by traits: laws that saw them were no better, or worse.
     */
    private static double[] features(Mixture law) {
        double[] seen = law.seen().features();
        double[] row = Arrays.copyOf(seen, DemandFeatures.COUNT + 7);
        int at = DemandFeatures.COUNT;
        row[at++] = Math.log((law.rate() + 0.02) / (law.seen().base() + 0.02));
        row[at++] = Math.log(law.rate() + 0.02);
        row[at] = law.dispersion();
        return row;
    }

    private static void place(double[] row, Mixture law, int amount) {
        int at = row.length - 4;
        row[at++] = logit(law.mixed().upTo(amount));
        row[at++] = logit(law.model().upTo(amount));
        row[at++] = logit(law.observed().upTo(amount));
        row[at] = Math.log((amount + 0.5) / (law.rate() + 0.05));
    }

    private static double logit(double probability) {
        double inner = Math.clamp(probability, LEAST, MOST);
        return Math.log(inner / (1 - inner));
    }

    /** The law as it is after all that others of its kind have shown. */
    CountDistribution corrected(Mixture law) {
        if (trees.isEmpty() || !law.seen().hasSold()) {
            return law.mixed();
        }
        int[] amounts = amounts(law.mixed());
        double[] features = features(law);
        var logs = new double[amounts.length];
        for (int i = 0; i < logs.length; i++) {
            place(features, law, amounts[i]);
            logs[i] = BELIEVED * Math.log(trees.factor(features));
        }
        var cumulated = new double[law.mixed().cumulated().length];
        double reached = 0;
        int after = 0;
        for (int k = 0; k < cumulated.length; k++) {
            while (after < amounts.length - 1 && amounts[after] < k) {
                after++;
            }
            double factor = Math.exp(between(amounts, logs, after, k));
            double odds = law.mixed().upTo(k) / Math.max(1e-9, 1 - law.mixed().upTo(k)) * factor;
            reached = Math.max(reached, odds / (1 + odds));
            cumulated[k] = reached;
        }
        return new CountDistribution(cumulated);
    }

    private static double between(int[] amounts, double[] logs, int after, int amount) {
        if (after == 0 || amount >= amounts[after]) {
            return logs[after];
        }
        int width = amounts[after] - amounts[after - 1];
        double share = (double) (amount - amounts[after - 1]) / width;
        return logs[after - 1] + share * (logs[after] - logs[after - 1]);
    }

    /** Where odds are corrected: each amount once, and the one below. */
    private static int[] amounts(CountDistribution law) {
        var amounts = new int[2 * READ.length];
        int count = 0;
        int last = -1;
        for (double probability : READ) {
            int amount = (int) law.quantile(probability);
            if (amount - 1 > last) {
                amounts[count++] = amount - 1;
            }
            if (amount > last) {
                amounts[count++] = amount;
                last = amount;
            }
        }
        return Arrays.copyOf(amounts, count);
    }

    void write(DataOutput out) throws IOException {
        trees.write(out);
    }

    static LawCorrection read(DataInput in) throws IOException {
        return new LawCorrection(BoostedTrees.read(in));
    }
}
