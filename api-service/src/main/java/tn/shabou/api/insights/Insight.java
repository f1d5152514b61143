package tn.shabou.api.insights;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Money;

/**
 * Something about a part that somebody should know.
 *
 * @param worth what is at stake
 * @param reason why, in the reader's language; {@code figures} has the numbers by name
 * @param advice what to do about it, likewise
 * @param decidedBy full name of who decided about it last
 * @param updatedAt when a run last found it to be true
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Insight(
        long id,
        InsightKind kind,
        InsightState state,
        Part product,
        Money worth,
        String reason,
        String advice,
        Map<String, Double> figures,
        @Nullable LocalDate snoozedUntil,
        @Nullable String decisionReason,
        @Nullable String decidedBy,
        UUID runId,
        Instant createdAt,
        Instant updatedAt) {

    record Part(long id, String sku, String name, int stock) {}
}
