package tn.shabou.api.bulk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.assortment.AssortmentFilter;
import tn.shabou.api.jobs.JobAnswer;
import tn.shabou.api.jobs.JobState;

/**
 * A bulk edit and what became of it.
 *
 * @param filter which products are meant; null for one of ids
 * @param failure why it was given up
 */
@RegisterForReflection
record BulkEdit(
        UUID id,
        JobState state,
        Optional<String> failure,
        Optional<AssortmentFilter> filter,
        BulkChanges changes,
        String reason,
        Optional<String> overrideReason,
        Progress progress,
        Preview preview,
        Outcome outcome,
        String createdBy,
        Instant createdAt,
        Optional<Instant> checkedAt,
        Optional<Instant> appliedAt,
        Optional<Instant> undoneAt)
        implements JobAnswer {

    /** How far the work of this state has come. */
    @RegisterForReflection
    record Progress(int done, int total) {}

    /**
     * What it would do, as far as it was compared with the catalogue.
     *
     * @param matched products that are meant
     * @param changed products that would change
     * @param belowMargin refused, since the price would be lower than the margin allows
     * @param impossiblePrice refused, since the price would be none
     */
    @RegisterForReflection
    record Preview(int matched, int changed, int unchanged, int belowMargin, int impossiblePrice) {}

    /**
     * Products by what was done to them.
     *
     * @param conflict not touched, since somebody changed them after the preview
     * @param undone as they were before
     * @param partlyUndone the same, but for fields that somebody changed since
     */
    @RegisterForReflection
    record Outcome(int updated, int conflict, int undone, int partlyUndone) {}

    @Override
    public boolean goesOn() {
        return state.isAtWork();
    }
}
