package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tn.shabou.model.leads.FetchPage;
import tn.shabou.model.leads.PageExtracted;

/** Which pages of a source come next: those that are new, within depth and page budget. */
@ApplicationScoped
public class Frontier {

    /** Held to the end of the transaction, so that two pages cannot spend the same budget. */
    private static final String LOCK =
            "SELECT pg_advisory_xact_lock(hashtextextended($1::text || ' ' || $2::text, 0))";

    private static final String TAKEN =
            """
            SELECT count(*)::int AS pages, coalesce(array_agg(key) FILTER (WHERE key = ANY ($3)), '{}') AS known
              FROM run_task WHERE run_id = $1 AND (payload ->> 'sourceId')::bigint = $2
            """;

    private final CrawlConfig config;

    Frontier(CrawlConfig config) {
        this.config = config;
    }

    /** The task of fetching a page. */
    public static FetchPage page(UUID runId, long sourceId, String url, int depth) {
        var canonical = PageKey.canonical(url);
        return new FetchPage(runId, PageKey.of(canonical), sourceId, canonical, depth);
    }

    /** The links of a page that the run shall follow, most promising first. */
    public Uni<List<FetchPage>> next(SqlConnection transaction, PageExtracted page) {
        if (page.depth() >= config.depth() || page.links().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var linked = linked(page);
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(page.runId().toString(), Long.toString(page.sourceId())))
                .chain(() ->
                        transaction
                                .preparedQuery(TAKEN)
                                .execute(
                                        Tuple.of(
                                                page.runId(),
                                                page.sourceId(),
                                                linked.keySet().toArray(String[]::new))))
                .map(rows -> withinBudget(linked, rows));
    }

    private static Map<String, FetchPage> linked(PageExtracted page) {
        var pages = new LinkedHashMap<String, FetchPage>();
        for (var link : page.links()) {
            var next = page(page.runId(), page.sourceId(), link, page.depth() + 1);
            pages.putIfAbsent(next.task(), next);
        }
        return pages;
    }

    private List<FetchPage> withinBudget(Map<String, FetchPage> linked, RowSet<Row> rows) {
        var row = rows.iterator().next();
        var known = Set.of(row.getArrayOfStrings("known"));
        return linked.values().stream()
                .filter(page -> !known.contains(page.task()))
                .limit(Math.max(0, config.pagesPerSource() - row.getInteger("pages")))
                .toList();
    }
}
