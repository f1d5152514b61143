package tn.shabou.api.leads;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import tn.shabou.api.http.Problem;
import tn.shabou.model.leads.LeadState;

/**
 * What to make of a lead.
 *
 * @param from what it was when the decision was taken; refused if somebody else was faster
 * @param reason needed to reject
 */
@RegisterForReflection
record Decision(
        Optional<LeadState> from,
        @NotNull LeadState to,
        Optional<@Size(min = 1, max = 500) String> reason) {

    void check() {
        if (to == LeadState.REJECTED && reason.filter(text -> !text.isBlank()).isEmpty()) {
            throw new Problem(
                    LeadProblem.REJECTION_WITHOUT_REASON,
                    "Say why in \"reason\": the score learns from it.");
        }
    }
}
