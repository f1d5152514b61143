package tn.shabou.api.imports.products;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.jobs.JobAnswer;
import tn.shabou.api.jobs.JobState;

/**
 * A product file and what became of it.
 *
 * @param alreadyImported the very same file was sent before; this is what became of it then
 * @param failure why it was given up
 */
@RegisterForReflection
record ProductImport(
        UUID id,
        String fileName,
        String fileSha256,
        boolean alreadyImported,
        JobState state,
        Optional<String> failure,
        Reading reading,
        Progress progress,
        Difference difference,
        Outcome outcome,
        List<Missing> missing,
        Instant createdAt,
        Optional<Instant> checkedAt,
        Optional<Instant> appliedAt,
        Optional<Instant> undoneAt)
        implements JobAnswer {

    /**
     * How far the work of this state has come, in lines of the file.
     *
     * @param total not known to the line before the file was read
     */
    @RegisterForReflection
    record Progress(int done, int total) {}

    /** Rows of the file by how they differ from the catalogue, as far as it was compared. */
    @RegisterForReflection
    record Difference(@JsonProperty("new") int added, int changed, int unchanged, int error) {}

    /**
     * Parts by what was done to them.
     *
     * @param conflict not touched, since somebody changed them after the check
     * @param undone as they were before the import
     * @param partlyUndone the same, but for fields that somebody changed since
     */
    @RegisterForReflection
    record Outcome(int created, int updated, int conflict, int undone, int partlyUndone) {}

    /**
     * A brand or category that applying makes.
     *
     * @param kind {@code BRAND} or {@code CATEGORY}
     */
    @RegisterForReflection
    record Missing(String kind, String slug, String name) {}

    @Override
    public boolean goesOn() {
        return state.isAtWork();
    }

    ProductImport sentAgain() {
        return new ProductImport(
                id,
                fileName,
                fileSha256,
                true,
                state,
                failure,
                reading,
                progress,
                difference,
                outcome,
                missing,
                createdAt,
                checkedAt,
                appliedAt,
                undoneAt);
    }
}
