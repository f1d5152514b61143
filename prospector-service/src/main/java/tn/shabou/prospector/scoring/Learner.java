package tn.shabou.prospector.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Learns a model from decisions. What it departs from is the score by hand, so that few decisions
 * move it little, and none not at all.
 *
 * @param caution how tightly weights are held to those by hand; a decision weighs as 1
 */
public record Learner(double caution) {

    /** From so many decisions on there is enough to see any shape of calibration. */
    private static final int MANY = 1_000;

    /** Of the decisions, oldest first, those by which the weights are found that calibrate. */
    private static final double FOR_WEIGHTS = 0.6;

    /** No probability is certain, however many decisions agree. */
    private static final double SURE = 0.005;

    private static final Feature[] FEATURES = Feature.values();

    /**
     * @param decisions oldest first
     */
    public ScoreModel learn(String version, List<Decided> decisions) {
        int cut = (int) (decisions.size() * FOR_WEIGHTS);
        var before = weigh(version, decisions.subList(0, cut));
        // Calibrated on decisions that the weights had not seen, or it would trust them too much.
        var calibration = calibrate(before, decisions.subList(cut, decisions.size()));
        return weigh(version, decisions).calibrated(calibration);
    }

    /** What a model says, calibrated by decisions. Without any, it is taken at its word. */
    static Calibration calibrate(ScoreModel model, List<Decided> decisions) {
        if (decisions.isEmpty()) {
            return new Calibration.None();
        }
        return decisions.size() < MANY ? platt(model, decisions) : isotonic(model, decisions);
    }

    private ScoreModel weigh(String version, List<Decided> decisions) {
        var prior = new double[FEATURES.length + 1];
        var precision = new double[FEATURES.length + 1];
        prior[0] = ScoreModel.HAND.bias();
        // How picky the staff are shows soon, and nobody knew before.
        precision[0] = caution / 10;
        for (var feature : FEATURES) {
            prior[feature.ordinal() + 1] = feature.hand();
            precision[feature.ordinal() + 1] = feature.isRole() ? 2 * caution : caution;
        }
        var fit = new LogisticFit(rows(decisions), wanted(decisions), prior, precision);
        var found = fit.weights((i, weight) -> i > 0 && FEATURES[i - 1].forbids(weight));
        var weights = new EnumMap<Feature, Double>(Feature.class);
        for (var feature : FEATURES) {
            weights.put(feature, found[feature.ordinal() + 1]);
        }
        return new ScoreModel(version, found[0], weights, new Calibration.None());
    }

    private static double[][] rows(List<Decided> decisions) {
        return decisions.stream().map(decided -> row(decided.values())).toArray(double[][]::new);
    }

    private static double[] row(Map<Feature, Double> values) {
        var row = new double[FEATURES.length + 1];
        row[0] = 1;
        values.forEach((feature, value) -> row[feature.ordinal() + 1] = value);
        return row;
    }

    private static boolean[] wanted(List<Decided> decisions) {
        var wanted = new boolean[decisions.size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = decisions.get(i).accepted();
        }
        return wanted;
    }

    private static Calibration platt(ScoreModel model, List<Decided> decisions) {
        var rows =
                decisions.stream()
                        .map(decided -> new double[] {model.logits(decided.values()), 1})
                        .toArray(double[][]::new);
        var atItsWord = new double[] {1, 0};
        var found =
                new LogisticFit(rows, wanted(decisions), atItsWord, new double[] {1, 0.1})
                        .weights();
        // What falls where logits rise would turn the order of leads round.
        return new Calibration.Platt(Math.max(found[0], 0.01), found[1]);
    }

    /** A run of decisions with like logits: how many, and how many of them were accepted. */
    private record Block(double logits, double accepted, double size) {

        double share() {
            return accepted / size;
        }

        Block with(Block other) {
            double all = size + other.size;
            return new Block(
                    (logits * size + other.logits * other.size) / all,
                    accepted + other.accepted,
                    all);
        }
    }

    /** Pools neighbours until acceptance rises with the logits. */
    private static Calibration isotonic(ScoreModel model, List<Decided> decisions) {
        var blocks = new ArrayList<Block>();
        decisions.stream()
                .map(decided ->
                        new Block(model.logits(decided.values()), decided.accepted() ? 1 : 0, 1))
                .sorted(Comparator.comparingDouble(Block::logits))
                .forEach(block -> {
                    var last = block;
                    while (!blocks.isEmpty() && blocks.getLast().share() >= last.share()) {
                        last = blocks.removeLast().with(last);
                    }
                    blocks.add(last);
                });
        return new Calibration.Isotonic(
                blocks.stream().map(Block::logits).toList(),
                blocks.stream().map(block -> Math.clamp(block.share(), SURE, 1 - SURE)).toList());
    }
}
