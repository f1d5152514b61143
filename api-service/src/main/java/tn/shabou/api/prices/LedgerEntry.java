package tn.shabou.api.prices;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import tn.shabou.model.Money;

/**
 * A change of a price as the ledger has it.
 *
 * @param previous what it was before; empty for the first price of a part
 * @param changedBy e-mail address; empty where no person did it
 */
@RegisterForReflection
record LedgerEntry(
        long id,
        Money amount,
        Optional<Money> previous,
        Instant changedAt,
        Optional<String> changedBy,
        String reason) {

    /** Of the table {@code price_change c} and {@code app_user u}, who made it. */
    static final String COLUMNS =
            "c.id, c.amount_tnd, c.previous_tnd, c.changed_at, u.email, c.reason";

    static LedgerEntry of(Row row) {
        return new LedgerEntry(
                row.getLong("id"),
                Money.tnd(row.getBigDecimal("amount_tnd")),
                Optional.ofNullable(row.getBigDecimal("previous_tnd")).map(Money::tnd),
                row.getOffsetDateTime("changed_at").toInstant(),
                Optional.ofNullable(row.getString("email")),
                row.getString("reason"));
    }
}
