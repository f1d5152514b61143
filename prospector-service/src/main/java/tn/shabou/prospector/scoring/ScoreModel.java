package tn.shabou.prospector.scoring;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tn.shabou.prospector.scoring.LeadScore.Contribution;
import tn.shabou.prospector.scoring.LeadScore.Raise;

/**
 * A logistic model of what the staff want.
 *
 * @param version names the weights, so that scores of different models are never compared
 * @param weights in logits for each unit of a feature
 */
public record ScoreModel(
        String version, double bias, Map<Feature, Double> weights, Calibration calibration) {

    /** Weights by hand: what serves from day one, and what learning departs from. */
    public static final ScoreModel HAND =
            new ScoreModel(
                    "hand-1",
                    -2.2,
                    Arrays.stream(Feature.values())
                            .collect(Collectors.toMap(Function.identity(), Feature::hand)),
                    new Calibration.None());

    private static final int MOST_RAISES = 3;

    public ScoreModel {
        weights = Map.copyOf(weights);
    }

    public LeadScore score(LeadFeatures lead) {
        var values = lead.values();
        if (lead.zero().isPresent()) {
            return new LeadScore(0, parts(values), List.of(), List.of(), lead.zero());
        }
        return new LeadScore(
                points(logits(values)),
                parts(values),
                contributions(values),
                raises(values),
                lead.zero());
    }

    /** The same weights with another calibration. */
    ScoreModel calibrated(Calibration other) {
        return new ScoreModel(version, bias, weights, other);
    }

    double logits(Map<Feature, Double> values) {
        double sum = bias;
        for (var feature : Feature.values()) {
            sum += push(feature, values.getOrDefault(feature, 0.0));
        }
        return sum;
    }

    double probability(Map<Feature, Double> values) {
        return calibration.probability(logits(values));
    }

    private double push(Feature feature, double value) {
        return weights.getOrDefault(feature, 0.0) * value;
    }

    private int points(double logits) {
        return (int) Math.round(100 * calibration.probability(logits));
    }

    private Map<Dimension, Integer> parts(Map<Feature, Double> values) {
        var parts = new EnumMap<Dimension, Integer>(Dimension.class);
        for (var dimension : Dimension.values()) {
            double there = 0;
            double least = 0;
            double most = 0;
            for (var feature : Feature.values()) {
                // Who somebody is says how likely they are wanted, not how much we know that fits.
                if (feature.dimension() == dimension && !feature.isRole()) {
                    there += push(feature, values.getOrDefault(feature, 0.0));
                    // That nothing speaks against it is not yet something that speaks for it.
                    if (!feature.isPenalty()) {
                        least += push(feature, feature.least());
                        most += push(feature, feature.most());
                    }
                }
            }
            double share = most == least ? 0 : (there - least) / (most - least);
            parts.put(dimension, (int) Math.round(100 * Math.clamp(share, 0, 1)));
        }
        return parts;
    }

    private List<Contribution> contributions(Map<Feature, Double> values) {
        double sum = logits(values) - bias;
        double gain = 100 * (calibration.probability(bias + sum) - calibration.probability(bias));
        // A step of the logistic is shared out in proportion to what each feature pushed.
        double perLogit = sum == 0 ? 0 : gain / sum;
        return Arrays.stream(Feature.values())
                .map(feature ->
                        new Contribution(
                                feature,
                                perLogit * push(feature, values.getOrDefault(feature, 0.0))))
                .filter(contribution -> contribution.points() != 0)
                .sorted(comparingDouble(contribution -> -Math.abs(contribution.points())))
                .toList();
    }

    private List<Raise> raises(Map<Feature, Double> values) {
        double now = logits(values);
        return Arrays.stream(Feature.values())
                .filter(Feature::isFindable)
                .map(feature ->
                        new Raise(
                                feature,
                                points(
                                                now
                                                        + push(feature, feature.most())
                                                        - push(
                                                                feature,
                                                                values.getOrDefault(feature, 0.0)))
                                        - points(now)))
                .filter(raise -> raise.points() > 0)
                .sorted(comparingInt(raise -> -raise.points()))
                .limit(MOST_RAISES)
                .toList();
    }
}
