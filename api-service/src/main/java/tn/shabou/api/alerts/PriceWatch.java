package tn.shabou.api.alerts;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import tn.shabou.api.mail.StaffMailbox;
import tn.shabou.api.prices.PriceConfig;
import tn.shabou.model.Money;
import tn.shabou.model.mail.StaffMail;

/**
 * Holds prices against the rules whenever one of them has changed, on whichever replica looks
 * first. What breaks a rule is told once for as long as it does; what is no longer known, because
 * nobody has seen the offer lately, raises nothing and ends what it raised.
 */
@ApplicationScoped
class PriceWatch {

    /** Empty while another replica looks. */
    private static final String TAKE_TURN =
            "SELECT seen, looked_at, mailed_at FROM price_watch FOR UPDATE SKIP LOCKED";

    /** Each is the end of an index. */
    private static final String STATE =
            """
            SELECT concat_ws(' ', (SELECT max(observed_at) FROM offer_price), (SELECT max(id) FROM price_change),
                             (SELECT count(*) FROM price_rule), (SELECT max(created_at) FROM price_rule)) AS state
            """;

    /** Ends what is no longer so, and raises what is and is not told yet. */
    private static final String COMPARE =
            """
            WITH broken AS MATERIALIZED (
                SELECT * FROM broken_price_rules($1)
            ), ended AS (
                UPDATE price_alert a SET ended_at = $2 WHERE a.ended_at IS NULL
                   AND NOT EXISTS (SELECT FROM broken b WHERE b.rule_id = a.rule_id AND b.offer_id = a.offer_id))
            INSERT INTO price_alert (rule_id, offer_id, product_id, reference, amount, percent, raised_at)
            SELECT rule_id, offer_id, product_id, reference, amount, percent, $2 FROM broken ORDER BY percent DESC, offer_id
            ON CONFLICT (rule_id, offer_id) WHERE ended_at IS NULL DO NOTHING
            """;

    private static final String NOTE = "UPDATE price_watch SET seen = $1, looked_at = $2";

    private static final String UNMAILED =
            PriceAlerts.FROM
                    + " WHERE NOT a.mailed AND a.ended_at IS NULL AND a.acknowledged_at IS NULL ORDER BY a.percent DESC, a.id LIMIT 50";

    private static final String MAILED =
            "WITH told AS (UPDATE price_watch SET mailed_at = $1) UPDATE price_alert SET mailed = true WHERE NOT mailed";

    private final Pool database;
    private final StaffMailbox staff;
    private final AlertConfig config;
    private final PriceConfig prices;
    private final Clock clock;

    PriceWatch(
            Pool database,
            StaffMailbox staff,
            AlertConfig config,
            PriceConfig prices,
            Clock clock) {
        this.database = database;
        this.staff = staff;
        this.config = config;
        this.prices = prices;
        this.clock = clock;
    }

    @Scheduled(
            every = "${shabou.alerts.look-every:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "price watch")
    Uni<Void> look() {
        return database.withTransaction(transaction ->
                transaction
                        .query(TAKE_TURN)
                        .execute()
                        .chain(rows ->
                                rows.rowCount() == 0
                                        ? Uni.createFrom().voidItem()
                                        : look(transaction, rows.iterator().next())));
    }

    private Uni<Void> look(SqlConnection transaction, Row before) {
        return transaction
                .query(STATE)
                .execute()
                .map(rows -> rows.iterator().next().getString("state"))
                .chain(state ->
                        isDue(before, state)
                                ? compare(transaction, state)
                                : Uni.createFrom().voidItem())
                .chain(() ->
                        isDigestDue(before) ? digest(transaction) : Uni.createFrom().voidItem());
    }

    private boolean isDue(Row before, String state) {
        return !state.equals(before.getString("seen"))
                || isOver(before, "looked_at", config.lookAnyway());
    }

    private boolean isDigestDue(Row before) {
        return isOver(before, "mailed_at", config.digestEvery());
    }

    private boolean isOver(Row before, String moment, Duration since) {
        return before.getOffsetDateTime(moment).isBefore(now().minus(since));
    }

    private Uni<Void> compare(SqlConnection transaction, String state) {
        var moments = Tuple.of(now().minus(prices.offerLife()), now());
        return transaction
                .preparedQuery(COMPARE)
                .execute(moments)
                .chain(() -> transaction.preparedQuery(NOTE).execute(Tuple.of(state, now())))
                .replaceWithVoid();
    }

    private Uni<Void> digest(SqlConnection transaction) {
        return transaction
                .query(UNMAILED)
                .execute()
                .map(rows -> rows.stream().map(PriceAlert::of).toList())
                .chain(alerts ->
                        alerts.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : staff.post(transaction, mail(alerts))
                                        .chain(() ->
                                                transaction
                                                        .preparedQuery(MAILED)
                                                        .execute(Tuple.of(now())))
                                        .replaceWithVoid());
    }

    private static StaffMail mail(List<PriceAlert> alerts) {
        return new StaffMail(
                "Prix : %d alerte(s)".formatted(alerts.size()),
                alerts.stream().map(PriceWatch::line).collect(Collectors.joining("\n", "", "\n")));
    }

    private static String line(PriceAlert alert) {
        return switch (alert.kind()) {
            case COMPETITOR_BELOW ->
                    "- %s %s : %s demande %s DT, nous %s DT (−%s %%)"
                            .formatted(
                                    alert.sku(),
                                    alert.name(),
                                    oneLine(alert.seller()),
                                    dinars(alert.amount()),
                                    dinars(alert.reference()),
                                    percent(alert));
            case SUPPLIER_ROSE ->
                    "- %s %s : %s est passé de %s DT à %s DT (+%s %%)"
                            .formatted(
                                    alert.sku(),
                                    alert.name(),
                                    oneLine(alert.seller()),
                                    dinars(alert.reference()),
                                    dinars(alert.amount()),
                                    percent(alert));
        };
    }

    private static String percent(PriceAlert alert) {
        return Double.toString(alert.percent()).replace('.', ',');
    }

    private static String dinars(Money money) {
        return money.amount().toPlainString().replace('.', ',');
    }

    /** Scraped, and so perhaps of several. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
