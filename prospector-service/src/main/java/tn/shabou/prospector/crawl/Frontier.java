package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tn.shabou.model.leads.FetchPage;
import tn.shabou.model.leads.PageExtracted;

/**
 * Which pages of a source come next: those that are new, within depth and budgets, and only so many
 * at a time. The others wait in the table {@code waiting_page}, so that one source neither fills
 * the streams nor the room that others need.
 */
@ApplicationScoped
public class Frontier {

    private static final Duration DAY = Duration.ofDays(1);

    /** The row is held to the end of the transaction, so that no two pages spend one budget. */
    private static final String NOTE =
            """
            INSERT INTO crawl_progress AS c (run_id, source_id, taken, failures) VALUES ($1, $2, 1, $3)
            ON CONFLICT (run_id, source_id) DO UPDATE SET failures = CASE WHEN $3 = 0 THEN 0 ELSE c.failures + $3 END
            RETURNING taken, failures, (SELECT origin = 'SCHEDULE' FROM agent_run WHERE id = $1) AS scheduled
            """;

    private static final String WAIT =
            """
            INSERT INTO waiting_page (run_id, source_id, key, url, depth, position)
            SELECT $1, $2, w.key, w.url, $5, w.position
              FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS w (key, url, position)
             WHERE NOT EXISTS (SELECT 1 FROM run_task t WHERE t.run_id = $1 AND t.key = w.key)
             LIMIT $6
            ON CONFLICT (run_id, key) DO NOTHING
            """;

    /** $3 most in work, $4 most in this run, $5 most in a day, which began at $6. */
    private static final String TAKE =
            """
            WITH before AS (
                SELECT count(*)::int - 1 AS pages FROM run_task
                 WHERE run_id = $1 AND state = 'OPEN' AND (payload ->> 'sourceId')::bigint = $2
            ), today AS (
                SELECT count(*)::int AS pages FROM page_fetch WHERE source_id = $2 AND fetched_at > $6
            ), next AS (
                SELECT key FROM waiting_page WHERE run_id = $1 AND source_id = $2 ORDER BY position, serial
                 LIMIT (SELECT greatest(0, least($3 - before.pages, $4, $5 - before.pages - today.pages)) FROM before, today)
            ), promoted AS (
                DELETE FROM waiting_page w USING next
                 WHERE w.run_id = $1 AND w.key = next.key RETURNING w.url, w.depth, w.position, w.serial
            ), counted AS (
                UPDATE crawl_progress SET taken = taken + (SELECT count(*) FROM promoted) WHERE run_id = $1 AND source_id = $2)
            SELECT url, depth FROM promoted ORDER BY position, serial
            """;

    private static final String DROP =
            "DELETE FROM waiting_page WHERE run_id = $1 AND source_id = $2";

    private final CrawlConfig config;
    private final Clock clock;

    Frontier(CrawlConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The task of fetching a page. */
    public static FetchPage page(UUID runId, long sourceId, String url, int depth) {
        var canonical = PageKey.canonical(url);
        return new FetchPage(runId, PageKey.of(canonical), sourceId, canonical, depth);
    }

    /** The pages that the run shall fetch now that this one is done, most promising first. */
    public Uni<List<FetchPage>> next(
            SqlConnection transaction, PageExtracted page, Pages.Tally tally) {
        int failed = tally == Pages.Tally.UNREACHABLE ? 1 : 0;
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.of(page.runId(), page.sourceId(), failed))
                .map(rows -> rows.iterator().next())
                .chain(progress ->
                        goesOn(progress)
                                ? take(transaction, page, budget(progress))
                                : drop(transaction, page));
    }

    private boolean goesOn(Row progress) {
        return budget(progress) > 0
                && progress.getInteger("failures") < config.failuresInARow()
                && (!progress.getBoolean("scheduled") || config.hours().contain(clock.instant()));
    }

    private int budget(Row progress) {
        return config.pagesPerSource() - progress.getInteger("taken");
    }

    private static Uni<List<FetchPage>> drop(SqlConnection transaction, PageExtracted page) {
        return transaction
                .preparedQuery(DROP)
                .execute(Tuple.of(page.runId(), page.sourceId()))
                .replaceWith(List.of());
    }

    private Uni<List<FetchPage>> take(SqlConnection transaction, PageExtracted page, int budget) {
        var row =
                Tuple.tuple()
                        .addUUID(page.runId())
                        .addLong(page.sourceId())
                        .addInteger(config.pagesInWorkPerSource())
                        .addInteger(budget)
                        .addInteger(config.pagesPerDay())
                        .addOffsetDateTime(Timestamps.of(clock.instant().minus(DAY)));
        return wait(transaction, page, budget)
                .chain(() -> transaction.preparedQuery(TAKE).execute(row))
                .map(rows -> pages(page, rows));
    }

    private Uni<Void> wait(SqlConnection transaction, PageExtracted page, int budget) {
        if (page.depth() >= config.depth() || page.links().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var linked = linked(page);
        var row =
                Tuple.tuple()
                        .addUUID(page.runId())
                        .addLong(page.sourceId())
                        .addArrayOfString(linked.keySet().toArray(String[]::new))
                        .addArrayOfString(linked.values().toArray(String[]::new))
                        .addInteger(page.depth() + 1)
                        .addInteger(budget);
        return transaction.preparedQuery(WAIT).execute(row).replaceWithVoid();
    }

    /** Addresses by key, in the order of the links. */
    private static Map<String, String> linked(PageExtracted page) {
        var pages = new LinkedHashMap<String, String>();
        page.links().stream()
                .map(PageKey::canonical)
                .forEach(url -> pages.putIfAbsent(PageKey.of(url), url));
        return pages;
    }

    private static List<FetchPage> pages(PageExtracted page, RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                        page(
                                page.runId(),
                                page.sourceId(),
                                row.getString("url"),
                                row.getInteger("depth")))
                .toList();
    }
}
