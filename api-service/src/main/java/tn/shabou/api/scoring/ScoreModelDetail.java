package tn.shabou.api.scoring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A model with what it weighs.
 *
 * @param calibration how logits became probabilities: {@code NONE}, {@code PLATT} or {@code
 *     ISOTONIC}
 * @param bias logits of a lead of which nothing is known
 * @param weights heaviest first
 */
record ScoreModelDetail(
        @JsonUnwrapped ScoreModel model, String calibration, double bias, List<Weight> weights) {

    /**
     * @param reason the feature in the reader's language
     * @param weight logits for each unit of the feature
     */
    @RegisterForReflection
    record Weight(String feature, String reason, double weight) {}
}
