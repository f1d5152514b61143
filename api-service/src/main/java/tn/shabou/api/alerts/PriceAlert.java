package tn.shabou.api.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Money;

/**
 * A rule that was broken.
 *
 * @param seller whose price it is
 * @param reference our price, or what the supplier asked before
 * @param amount what is asked now, for one piece
 * @param percent of the reference
 * @param acknowledgedAt since when it keeps quiet
 * @param endedAt since when it is no longer so, or no longer known
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record PriceAlert(
        long id,
        UUID ruleId,
        PriceRule.Kind kind,
        String sku,
        String name,
        String seller,
        UUID leadId,
        String url,
        Money reference,
        Money amount,
        double percent,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant endedAt) {

    static PriceAlert of(Row row) {
        return new PriceAlert(
                row.getLong("id"),
                row.getUUID("rule_id"),
                PriceRule.Kind.valueOf(row.getString("kind")),
                row.getString("sku"),
                row.getString("name_fr"),
                row.getString("seller"),
                row.getUUID("lead_id"),
                row.getString("url"),
                Money.tnd(row.getBigDecimal("reference")),
                Money.tnd(row.getBigDecimal("amount")),
                row.getBigDecimal("percent").doubleValue(),
                row.getOffsetDateTime("raised_at").toInstant(),
                instant(row.getOffsetDateTime("acknowledged_at")),
                instant(row.getOffsetDateTime("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant).orElse(null);
    }
}
