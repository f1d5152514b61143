package tn.shabou.api.leads;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;
import tn.shabou.model.leads.LeadState;

/**
 * What to make of a lead.
 *
 * @param from what it was when the decision was taken; refused if somebody else was faster
 * @param reason in words; a rejection needs one, or a cause
 * @param cause why it is rejected, from which the score learns
 */
@RegisterForReflection
record Decision(
        Optional<LeadState> from,
        @NotNull LeadState to,
        Optional<@Size(min = 1, max = 500) String> reason,
        Optional<RejectionCause> cause) {

    void check() {
        if (to == LeadState.REJECTED && because().isEmpty()) {
            throw new Problem(
                    LeadProblem.REJECTION_WITHOUT_REASON,
                    "Say why in \"cause\", from which the score learns, or in words in \"reason\".");
        }
        if (to != LeadState.REJECTED && cause.isPresent()) {
            throw new Problem(HttpProblem.INVALID_REQUEST, "Only a rejection has a \"cause\".");
        }
    }

    /** Why, in words; the cause speaks for itself where nothing else is said. */
    Optional<String> because() {
        return reason.filter(text -> !text.isBlank()).or(() -> cause.map(Enum::name));
    }
}
