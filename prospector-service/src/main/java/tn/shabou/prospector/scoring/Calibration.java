package tn.shabou.prospector.scoring;

import java.util.List;

/** Makes of logits the probability that decisions bore out. All of them are rising. */
public sealed interface Calibration {

    double probability(double logits);

    /** Logits are taken at their word. */
    record None() implements Calibration {
        @Override
        public double probability(double logits) {
            return logistic(logits);
        }
    }

    /** Platt's: stretched and shifted, for when decisions are few. */
    record Platt(double slope, double shift) implements Calibration {
        @Override
        public double probability(double logits) {
            return logistic(slope * logits + shift);
        }
    }

    /**
     * What decisions bore out, by levels of logits, straight lines between them.
     *
     * @param logits rising
     * @param probabilities rising, as many
     */
    record Isotonic(List<Double> logits, List<Double> probabilities) implements Calibration {
        @Override
        public double probability(double given) {
            if (given <= logits.getFirst()) {
                return probabilities.getFirst();
            }
            for (int i = 1; i < logits.size(); i++) {
                if (given <= logits.get(i)) {
                    double width = logits.get(i) - logits.get(i - 1);
                    double share = width == 0 ? 1 : (given - logits.get(i - 1)) / width;
                    return probabilities.get(i - 1)
                            + share * (probabilities.get(i) - probabilities.get(i - 1));
                }
            }
            return probabilities.getLast();
        }
    }

    static double logistic(double logits) {
        return 1 / (1 + Math.exp(-logits));
    }
}
