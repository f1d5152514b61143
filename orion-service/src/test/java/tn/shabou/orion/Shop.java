package tn.shabou.orion;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunRequested;
import tn.shabou.testing.ShabouServers;

/** The shop's side of the database, as its owner writes and reads it. */
final class Shop {

    /** A Wednesday, long after the sales of the tests. */
    static final Instant YESTERDAY = Instant.parse("2026-11-18T08:00:00Z");

    /** Of its own, for an executable under test has no beans to lend. */
    private static final Redis STREAMS =
            Redis.createClient(Vertx.vertx(), ShabouServers.redis().url());

    private static int products;
    private static int files;

    private Shop() {}

    /** Forgets all sales and what they taught, so that a run knows only what the test has sold. */
    /** Nor is anything on sale any more that would be new, now that it has not been sold. */
    static void forgetSales() {
        execute("DELETE FROM sales_import");
        execute("UPDATE product SET listed = false");
        execute("DELETE FROM champion");
    }

    static long product() {
        var sku = "PART-" + ++products;
        execute("INSERT INTO brand (name, slug) VALUES ('Bosch', 'bosch') ON CONFLICT DO NOTHING");
        execute(
                """
                INSERT INTO category (slug, name_fr, name_ar) VALUES ('filtres', 'Filtres', 'مصافي')
                ON CONFLICT DO NOTHING
                """);
        return (Long)
                rows(
                                """
                                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd)
                                SELECT ?, lower(?), ?, b.id, c.id, 10 FROM brand b, category c LIMIT 1
                                RETURNING id
                                """,
                                sku,
                                sku,
                                sku)
                        .getFirst()
                        .get("id");
    }

    /** Quantities of periods that follow each other; null is unknown. */
    static void sold(long product, Grain grain, String from, Integer... quantities) {
        sold(YESTERDAY, product, grain, from, quantities);
    }

    static void sold(
            Instant importedAt, long product, Grain grain, String from, Integer... quantities) {
        var file = UUID.randomUUID();
        execute(
                """
                INSERT INTO sales_import (id, file_name, file_sha256, grain, rows_read, rows_stored, rows_parked,
                                          products_created, imported_at)
                VALUES (?, 'sales.csv', ?, ?, 0, 0, 0, 0, ?)
                """,
                file,
                "%064d".formatted(++files),
                grain.name(),
                importedAt.atOffset(ZoneOffset.UTC));
        for (int i = 0; i < quantities.length; i++) {
            execute(
                    """
                    INSERT INTO sale (import_id, line, product_id, grain, period_start, quantity)
                    VALUES (?, ?, ?, ?, ?, ?::numeric)
                    """,
                    file,
                    i + 1,
                    product,
                    grain.name(),
                    grain.plus(LocalDate.parse(from), i),
                    quantities[i]);
        }
    }

    /** Nothing is in stock from the first day up to the day before the last one. */
    static void outOfStock(long product, String from, String before) {
        execute("DELETE FROM stock_level WHERE product_id = ?", product);
        execute(
                """
                INSERT INTO stock_level (product_id, since, quantity)
                VALUES (?, ?::timestamp AT TIME ZONE 'Africa/Tunis', 0),
                       (?, ?::timestamp AT TIME ZONE 'Africa/Tunis', 5)
                """,
                product,
                from,
                product,
                before);
    }

    /** As staff announce days, for the year that the calendar counts the occasion in. */
    static void announced(String occasion, int year, String first, String last) {
        execute(
                "INSERT INTO app_user (email, full_name, password_hash, role) VALUES ('calendar@shabou.test', 'Calendar', 'x', 'STAFF') ON CONFLICT DO NOTHING");
        execute(
                """
                INSERT INTO announced_day (occasion, year, first_day, last_day, source, created_by)
                SELECT ?, ?, ?::date, ?::date, 'JORT', id FROM app_user WHERE email = 'calendar@shabou.test'
                """,
                occasion,
                year,
                first,
                last);
    }

    /** A run that nobody has begun, asked for at {@code vintage}; not announced. */
    static UUID run(Instant vintage, String parameters) {
        return (UUID)
                rows(
                                """
                                INSERT INTO agent_run (agent, origin, parameters, requested_at)
                                VALUES ('ORION', 'MANUAL', ?::jsonb, ?) RETURNING id
                                """,
                                parameters,
                                vintage.atOffset(ZoneOffset.UTC))
                        .getFirst()
                        .get("id");
    }

    /** A run as the back office asks for it: a row, and the message that the relay sends of it. */
    static UUID requestRun(Instant vintage, String parameters) {
        var id = run(vintage, parameters);
        var message = "{\"runId\": \"%s\", \"agent\": \"ORION\", \"parameters\": %s}";
        STREAMS.send(
                        Request.cmd(Command.XADD)
                                .arg(Agent.ORION.firstStream())
                                .arg("*")
                                .arg("schema")
                                .arg(RunRequested.SCHEMA)
                                .arg("payload")
                                .arg(message.formatted(id, parameters)))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        return id;
    }

    static Map<String, Object> run(UUID id) {
        return rows(
                        """
                        SELECT state, tasks_total, tasks_done, tasks_failed, counts::text AS counts, error,
                               finished_at IS NOT NULL AS over
                          FROM agent_run WHERE id = ?
                        """,
                        id)
                .getFirst();
    }

    /** A run, once it is over. */
    static Map<String, Object> outcome(UUID run) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> run(run), now -> (Boolean) now.get("over"));
    }

    static List<Map<String, Object>> series(UUID run) {
        return rows("SELECT * FROM forecast_series WHERE run_id = ? ORDER BY product_id", run);
    }

    static List<Map<String, Object>> points(UUID run, long product) {
        return rows(
                """
                SELECT horizon, period_start, mean, lo80, hi80, lo95, hi95 FROM forecast
                 WHERE run_id = ? AND product_id = ? ORDER BY horizon
                """,
                run,
                product);
    }

    static void execute(String sql, Object... parameters) {
        try (var connection = ShabouServers.owner();
                var statement = prepared(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Map<String, Object>> rows(String sql, Object... parameters) {
        try (var connection = ShabouServers.owner();
                var statement = prepared(connection, sql, parameters);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<Map<String, Object>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, Object>();
                for (int c = 1; c <= result.getMetaData().getColumnCount(); c++) {
                    row.put(result.getMetaData().getColumnName(c), result.getObject(c));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepared(
            Connection connection, String sql, Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
