package tn.shabou.api.bulk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Money;

/**
 * What a bulk edit does to one product.
 *
 * @param refusal null for what would be changed
 * @param lowest the lowest price allowed, of what was refused for its margin; for those who may
 *     know what parts cost the shop
 * @param outcome null before it was applied
 * @param conflicts fields that somebody else changed, and what they are now
 */
@RegisterForReflection
record BulkRow(
        long productId,
        String sku,
        Kind kind,
        @Nullable Refusal refusal,
        Optional<Money> lowest,
        @Nullable Outcome outcome,
        List<Change> changes,
        List<Conflict> conflicts) {

    /** Whether it would be changed. */
    enum Kind {
        CHANGED,
        REFUSED
    }

    /** Why it would not. */
    enum Refusal {
        BELOW_MARGIN,
        IMPOSSIBLE_PRICE
    }

    /** What was done to it. */
    enum Outcome {
        UPDATED,
        /** Not touched, since somebody changed it after the preview. */
        CONFLICT,
        UNDONE,
        /** But for fields that somebody changed since. */
        PARTLY_UNDONE
    }

    /**
     * @param field as a product file calls it
     */
    @RegisterForReflection
    record Change(String field, Optional<String> before, Optional<String> after) {}

    @RegisterForReflection
    record Conflict(String field, Optional<String> now) {}
}
