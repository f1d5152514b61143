package tn.shabou.api.prices;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Problem;
import tn.shabou.model.Money;

/**
 * A price at a time to come, and what became of it.
 *
 * @param endsAt when the former price comes back; empty for a price that stays
 * @param note why it did not go as planned
 */
@RegisterForReflection
record ScheduledPrice(
        UUID id,
        Money amount,
        String reason,
        Optional<String> overrideReason,
        Instant effectiveAt,
        Optional<Instant> endsAt,
        State state,
        Optional<String> note,
        String scheduledBy,
        Instant scheduledAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    /** Where a scheduled price stands. */
    enum State {
        WAITING,
        /** Until its end, when the former price comes back. */
        IN_FORCE,
        DONE,
        CANCELLED,
        /** Too low for the margin when it fell due. */
        REFUSED,
        /** It ended before anybody could begin it. */
        MISSED
    }

    /**
     * @param amount in dinars, at most three decimals
     * @param reason for the ledger
     * @param overrideReason why it may be below the lowest price that the margin allows; for
     *     administrators
     * @param effectiveAt within the next two years
     * @param endsAt after that, when the former price comes back; absent for a price that stays
     */
    @RegisterForReflection
    @Schema(name = "ScheduledPriceDraft")
    record Draft(
            @NotNull
                    @Positive
                    @Digits(integer = 8, fraction = 3)
                    @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal amount,
            @NotBlank @Size(max = 300) String reason,
            Optional<@Size(min = 1, max = 300) String> overrideReason,
            @NotNull Instant effectiveAt,
            Optional<Instant> endsAt) {

        private static final Duration FARTHEST = Duration.ofDays(730);

        /**
         * @throws Problem when it does not lie in the time to come
         */
        void requireToCome(Instant now) {
            var last = now.plus(FARTHEST);
            if (!effectiveAt.isAfter(now) || effectiveAt.isAfter(last)) {
                throw new Problem(
                        PriceProblem.PRICE_NOT_TO_COME,
                        "effectiveAt lies after now and within two years; to change the price now, POST it to …/prices.");
            }
            if (endsAt.filter(end -> !end.isAfter(effectiveAt) || end.isAfter(last)).isPresent()) {
                throw new Problem(
                        PriceProblem.PRICE_NOT_TO_COME,
                        "endsAt lies after effectiveAt and within two years.");
            }
        }
    }

    /** Of the table {@code scheduled_price s} and {@code app_user u}, who made it. */
    static final String COLUMNS =
            """
            s.id, s.amount_tnd, s.reason, s.override_reason, s.effective_at, s.ends_at, s.state, s.note, u.email,
            s.created_at, s.started_at, s.ended_at
            """;

    static ScheduledPrice of(Row row) {
        return new ScheduledPrice(
                row.getUUID("id"),
                Money.tnd(row.getBigDecimal("amount_tnd")),
                row.getString("reason"),
                Optional.ofNullable(row.getString("override_reason")),
                row.getOffsetDateTime("effective_at").toInstant(),
                instant(row.getOffsetDateTime("ends_at")),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("note")),
                row.getString("email"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("ended_at")));
    }

    /** What the audit log tells of it. */
    JsonObject audited() {
        var told =
                new JsonObject()
                        .put("id", id.toString())
                        .put("amount", amount.amount().toPlainString())
                        .put("effectiveAt", effectiveAt.toString());
        endsAt.ifPresent(end -> told.put("endsAt", end.toString()));
        overrideReason.ifPresent(why -> told.put("overrideReason", why));
        return told;
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
