package tn.shabou.api.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model of the score.
 *
 * @param decisions of staff that it was learned from
 * @param tested on how many decisions, which it had not seen; absent for the one by hand
 * @param candidate how it did on those
 * @param present how the model that served then did on the same
 * @param drifting whether decisions agree with it less than when it was tested
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScoreModel(
        String version,
        State state,
        int decisions,
        Instant trainedAt,
        @Nullable Instant activeSince,
        @Nullable Integer tested,
        @Nullable Quality candidate,
        @Nullable Quality present,
        boolean drifting) {

    /**
     * {@code READY} was better and waits for somebody to promote it; {@code REFUSED} was not
     * better; {@code RETIRED} has served before.
     */
    @RegisterForReflection
    enum State {
        ACTIVE,
        READY,
        RETIRED,
        REFUSED
    }

    /**
     * @param brier mean square of what it missed by; less is better
     * @param ece mean distance between what it said and what came
     * @param auc how often it put what was accepted above what was not; 0.5 is chance
     * @param precisionAt20 of the twenty that it put first, the share that was accepted
     * @param accepted the share accepted of all
     */
    @RegisterForReflection
    record Quality(double brier, double ece, double auc, double precisionAt20, double accepted) {}
}
