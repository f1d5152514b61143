package tn.shabou.api.imports.sales;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.UUID;
import tn.shabou.model.forecasts.Grain;

/**
 * Makes staged rows sales, all in a few statements. Of several files about the same part and period
 * readers believe the latest, so this one says again what is known of a part and period to which it
 * adds something, and says nothing of one to which it adds nothing.
 */
final class Storing {

    /** What one file adds is known to the next; and sorting millions of rows has room and time. */
    private static final String ONE_AT_A_TIME =
            """
            SET LOCAL work_mem = '64MB';
            SET LOCAL statement_timeout = '1h';
            SELECT pg_advisory_xact_lock(hashtextextended('sales_import', 0))
            """;

    private static final String PLACE =
            """
            CREATE TEMP TABLE sale_placed ON COMMIT DROP AS
            SELECT g.line, p.id AS product_id, CASE WHEN p.id IS NULL THEN g.sku END AS sku,
                   date '1970-01-01' + g.day AS period_start,
                   (g.quantity * 0.001)::numeric(14, 3) AS quantity, (g.unit_price * 0.001)::numeric(14, 3) AS unit_price
              FROM sale_staged g LEFT JOIN product p ON %s;
            ANALYZE sale_placed
            """;

    private static final String BY_SKU = PLACE.formatted("p.sku = g.sku");
    private static final String BY_ID = PLACE.formatted("p.id = g.sku::bigint");

    private static final String FACTS =
            """
            SELECT min(period_start) AS first_period, max(period_start) AS last_period,
                   count(*) FILTER (WHERE quantity < 0)::int AS rows_returned,
                   coalesce(-sum(quantity) FILTER (WHERE quantity < 0), 0) AS units_returned,
                   (SELECT count(*)::int FROM (
                       SELECT FROM sale_placed GROUP BY product_id, sku, CASE WHEN $1 THEN date_trunc('week', period_start) ELSE period_start END
                       HAVING sum(quantity) < 0) AS below) AS periods_below_zero,
                   count(*) FILTER (WHERE product_id IS NULL)::int AS rows_unknown
              FROM sale_placed
            """;

    /**
     * Parameters: import, grain, first and last period, whether what is said replaces what was
     * known.
     */
    private static final String STORE =
            """
            WITH known AS MATERIALIZED (
                SELECT {key}, period_start, quantity, unit_price FROM (
                    SELECT s.{key}, s.period_start, s.quantity, s.unit_price,
                           dense_rank() OVER (PARTITION BY s.{key}, s.period_start ORDER BY i.imported_at DESC, i.id) AS age
                      FROM {table} s JOIN sales_import i ON i.id = s.import_id
                     WHERE i.grain = $2 AND i.id <> $1 AND s.period_start BETWEEN $3 AND $4) AS told
                 WHERE age = 1),
            counted AS MATERIALIZED (
                SELECT {key}, period_start, quantity, unit_price, count(*) FILTER (WHERE is_given) AS given,
                       count(*) FILTER (WHERE NOT is_given) AS had
                  FROM (SELECT {key}, period_start, quantity, unit_price, true AS is_given FROM sale_placed WHERE {key} IS NOT NULL
                         UNION ALL SELECT *, false FROM known) AS told
                 GROUP BY 1, 2, 3, 4),
            changed AS MATERIALIZED (
                SELECT {key}, period_start, sum(greatest(given - had, 0)) AS fresh FROM counted GROUP BY 1, 2
                HAVING bool_or(given > had) OR ($5 AND bool_or(given > 0) AND bool_or(given <> had))),
            stored AS (
                INSERT INTO {table} (import_id, line, {key}, {grain_column} period_start, quantity, unit_price)
                SELECT $1, line, {key}, {grain} period_start, quantity, unit_price FROM (
                    SELECT g.line, g.{key}, g.period_start, g.quantity, g.unit_price
                      FROM sale_placed g JOIN changed c ON c.{key} = g.{key} AND c.period_start = g.period_start
                     UNION ALL
                    SELECT (SELECT max(line) FROM sale_placed) + row_number() OVER (ORDER BY c.{key}, c.period_start), c.{key}, c.period_start, c.quantity, c.unit_price
                      FROM counted c JOIN changed h ON h.{key} = c.{key} AND h.period_start = c.period_start,
                           generate_series(1, c.had - c.given)
                     WHERE NOT $5) AS said
                 ORDER BY {key}, period_start)
            SELECT coalesce(sum(fresh), 0)::int AS fresh FROM changed
            """;

    private static final String SALES =
            STORE.replace("{table}", "sale")
                    .replace("{key}", "product_id")
                    .replace("{grain_column}", "grain,")
                    .replace("{grain}", "$2,");

    private static final String PARKED =
            STORE.replace("{table}", "parked_sale")
                    .replace("{key}", "sku")
                    .replace("{grain_column}", "")
                    .replace("{grain}", "");

    private Storing() {}

    /** What is to be stored, and how. */
    record What(UUID id, Grain grain, boolean replaces, boolean hasIds) {}

    /** What came of it, by number of rows. */
    record Stored(Row facts, int stored, int parked) {}

    static Uni<Stored> store(SqlConnection transaction, What what) {
        return transaction
                .query(what.hasIds ? BY_ID : BY_SKU)
                .execute()
                .chain(() ->
                        transaction.preparedQuery(FACTS).execute(Tuple.of(what.grain == Grain.DAY)))
                .chain(facts -> store(transaction, what, facts.iterator().next()));
    }

    static Uni<Void> waitForOthers(SqlConnection transaction) {
        return transaction.query(ONE_AT_A_TIME).execute().replaceWithVoid();
    }

    private static Uni<Stored> store(SqlConnection transaction, What what, Row facts) {
        return rows(transaction, SALES, what, facts)
                .chain(stored ->
                        (facts.getInteger("rows_unknown") == 0
                                        ? Uni.createFrom().item(0)
                                        : rows(transaction, PARKED, what, facts))
                                .map(parked -> new Stored(facts, stored, parked)));
    }

    private static Uni<Integer> rows(
            SqlConnection transaction, String statement, What what, Row facts) {
        LocalDate first = facts.getLocalDate("first_period");
        LocalDate last = facts.getLocalDate("last_period");
        return transaction
                .preparedQuery(statement)
                .execute(Tuple.of(what.id, what.grain.name(), first, last, what.replaces))
                .map(rows -> rows.iterator().next().getInteger("fresh"));
    }
}
