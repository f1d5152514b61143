package tn.shabou.prospector.learning;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tn.shabou.prospector.scoring.Calibration;
import tn.shabou.prospector.scoring.Feature;
import tn.shabou.prospector.scoring.Quality;
import tn.shabou.prospector.scoring.ScoreModel;
import tn.shabou.prospector.scoring.Trial;

/** Models and what they see, as tables hold them. */
final class ModelJson {

    private static final String BIAS = "bias";

    private ModelJson() {}

    static ScoreModel model(String version, JsonObject weights, JsonObject calibration) {
        return new ScoreModel(
                version, weights.getDouble(BIAS), values(weights), calibration(calibration));
    }

    static JsonObject weights(ScoreModel model) {
        return values(model.weights()).put(BIAS, model.bias());
    }

    /** What is named like no feature of today is left out. */
    static Map<Feature, Double> values(JsonObject json) {
        var values = new EnumMap<Feature, Double>(Feature.class);
        for (var key : json.fieldNames()) {
            var feature = Feature.ofKey(key);
            if (feature != null) {
                values.put(feature, json.getDouble(key));
            }
        }
        return values;
    }

    static JsonObject values(Map<Feature, Double> values) {
        var json = new JsonObject();
        values.forEach((feature, value) -> json.put(feature.key(), value));
        return json;
    }

    static JsonObject calibration(Calibration calibration) {
        return switch (calibration) {
            case Calibration.None() -> new JsonObject().put("kind", "NONE");
            case Calibration.Platt(var slope, var shift) ->
                    new JsonObject().put("kind", "PLATT").put("slope", slope).put("shift", shift);
            case Calibration.Isotonic(var logits, var probabilities) ->
                    new JsonObject()
                            .put("kind", "ISOTONIC")
                            .put("logits", new JsonArray(logits))
                            .put("probabilities", new JsonArray(probabilities));
        };
    }

    private static Calibration calibration(JsonObject json) {
        return switch (json.getString("kind")) {
            case "PLATT" -> new Calibration.Platt(json.getDouble("slope"), json.getDouble("shift"));
            case "ISOTONIC" ->
                    new Calibration.Isotonic(
                            numbers(json.getJsonArray("logits")),
                            numbers(json.getJsonArray("probabilities")));
            default -> new Calibration.None();
        };
    }

    private static List<Double> numbers(JsonArray array) {
        return array.stream().map(number -> ((Number) number).doubleValue()).toList();
    }

    static JsonObject metrics(Trial trial) {
        return new JsonObject()
                .put("tested", trial.tested())
                .put("candidate", quality(trial.candidate()))
                .put("present", quality(trial.present()));
    }

    private static JsonObject quality(Quality quality) {
        return new JsonObject()
                .put("brier", quality.brier())
                .put("ece", quality.ece())
                .put("auc", quality.auc())
                .put("precisionAt20", quality.precisionAt20())
                .put("accepted", quality.accepted());
    }
}
