package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.FetchPage;
import tn.shabou.model.runs.TaskMessage;
import tn.shabou.prospector.crawl.Visit.Outcome.Answered;
import tn.shabou.prospector.crawl.Visit.Outcome.Failed;
import tn.shabou.prospector.crawl.Visit.Outcome.Unchanged;
import tn.shabou.prospector.crawl.browser.Rendering;

/** The pages as they were fetched: table {@code page_fetch}, one row per run and page. */
@ApplicationScoped
public class Pages {

    private static final String KEEP =
            """
            INSERT INTO page_fetch (id, run_id, source_id, url, status, content_type, body_gzip, sha256, robots, fetched_at, elapsed_ms,
                                    failure, etag, last_modified)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT DO NOTHING
            """;

    /** A page that has not changed is kept again: each run has its own evidence. */
    private static final String KEEP_UNCHANGED =
            """
            INSERT INTO page_fetch (id, run_id, source_id, url, status, content_type, body_gzip, sha256, robots, fetched_at, elapsed_ms,
                                    failure, etag, last_modified)
            SELECT $1, $2, $3, $4, 304, content_type, body_gzip, sha256, $5, $6, $7,
                   CASE WHEN body_gzip IS NULL THEN 'unchanged since a visit that is no longer kept' END, etag, last_modified
              FROM page_fetch WHERE id = $8
            ON CONFLICT DO NOTHING
            """;

    private static final String VALIDATORS =
            """
            SELECT id, etag, last_modified FROM page_fetch
             WHERE url = $1 AND source_id = $2 AND body_gzip IS NOT NULL AND (etag IS NOT NULL OR last_modified IS NOT NULL)
             ORDER BY fetched_at DESC LIMIT 1
            """;
    private static final String KNOWN = "SELECT 1 FROM page_fetch WHERE id = $1";
    private static final String FIND =
            """
            SELECT f.url, f.status, f.content_type, f.body_gzip, f.fetched_at, f.rendering, s.adapter
              FROM page_fetch f JOIN lead_source s ON s.id = f.source_id WHERE f.id = $1
            """;

    private static final String RENDERED = "RENDERED";

    /** What a site says of the page as it sent it does not hold for what became of it. */
    private static final String KEEP_RENDERED =
            """
            UPDATE page_fetch
               SET rendering = $2, body_gzip = $3, sha256 = $4, content_type = 'text/html; charset=utf-8', etag = NULL, last_modified = NULL
             WHERE id = $1 AND rendering IS NULL
            """;

    private static final String KEEP_UNRENDERED =
            "UPDATE page_fetch SET rendering = $2 WHERE id = $1 AND rendering IS NULL";

    private static final String GIVE_UP = "UPDATE page_fetch SET failure = $2 WHERE id = $1";
    private static final String FORGET_BODY =
            "UPDATE page_fetch SET body_gzip = NULL WHERE id = $1";
    private static final String TALLY =
            "SELECT status, robots, failure FROM page_fetch WHERE id = $1";

    private final Pool database;

    Pages(Pool database) {
        this.database = database;
    }

    /**
     * A page that was visited.
     *
     * @param url canonical
     * @param packed absent when there was no answer, or none in HTML
     * @param rendering absent for the page as it was sent
     * @param adapter by which it is read; absent for a page that is no marketplace's
     */
    public record Kept(
            String url,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable Buffer packed,
            Instant fetchedAt,
            @Nullable String rendering,
            @Nullable String adapter) {

        /** Whether it was rendered, or that was tried. */
        public boolean wasRendered() {
            return rendering != null;
        }

        /** The page in the charset of the site. Takes its time: for worker threads only. */
        public byte[] html() {
            try {
                return packed == null
                        ? new byte[0]
                        : Gzip.unpack(packed.getBytes(), Integer.MAX_VALUE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How a visit counts: as a page, or as one that was not to be had. */
    public enum Tally {
        PAGE,
        REFUSED,
        /** The server answered that there is no such page. */
        FAILED,
        /** The server could not be reached, or could not answer. */
        UNREACHABLE;

        /** By which it is counted. */
        public String count() {
            return switch (this) {
                case PAGE -> "pages";
                case REFUSED -> "refused";
                case FAILED, UNREACHABLE -> "failed";
            };
        }
    }

    /** How the page of a task counts. */
    public Uni<Tally> tally(SqlConnection transaction, TaskMessage task) {
        return transaction.preparedQuery(TALLY).execute(Tuple.of(id(task))).map(Pages::tally);
    }

    private static Tally tally(RowSet<Row> rows) {
        var row = rows.iterator().next();
        if (row.getString("robots").equals(Robots.Verdict.DISALLOWED.name())) {
            return Tally.REFUSED;
        }
        var status = row.getInteger("status");
        if (status == null) {
            return Tally.UNREACHABLE;
        }
        return row.getString("failure") == null && status < 400 ? Tally.PAGE : Tally.FAILED;
    }

    /** The same run and task always have the same id, so that a replay finds its row. */
    public static UUID id(TaskMessage task) {
        var name = task.runId() + " " + task.task();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public Uni<Boolean> has(UUID id) {
        return database.preparedQuery(KNOWN).execute(Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    /** Keeps what the first visit of the run brought; later ones change nothing. */
    public Uni<Void> keep(FetchPage page, Visit visit) {
        return visit.outcome() instanceof Unchanged(var known)
                ? keepUnchanged(page, visit, known)
                : keepNew(page, visit);
    }

    private Uni<Void> keepUnchanged(FetchPage page, Visit visit, Validators known) {
        var row =
                Tuple.tuple()
                        .addUUID(id(page))
                        .addUUID(page.runId())
                        .addLong(page.sourceId())
                        .addString(page.url())
                        .addString(visit.robots().name())
                        .addOffsetDateTime(Timestamps.of(visit.at()))
                        .addInteger((int) visit.took().toMillis())
                        .addUUID(known.kept());
        return database.preparedQuery(KEEP_UNCHANGED).execute(row).replaceWithVoid();
    }

    /** By what the site may tell whether a page has changed since we kept it. */
    public Uni<Validators> validators(FetchPage page) {
        return database.preparedQuery(VALIDATORS)
                .execute(Tuple.of(page.url(), page.sourceId()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row ->
                                        new Validators(
                                                row.getUUID("id"),
                                                row.getString("etag"),
                                                row.getString("last_modified")))
                                .findFirst()
                                .orElse(Validators.NONE));
    }

    private Uni<Void> keepNew(FetchPage page, Visit visit) {
        return Uni.createFrom()
                .item(() -> row(page, visit))
                // Packing takes its time.
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(row -> database.preparedQuery(KEEP).execute(row))
                .replaceWithVoid();
    }

    private static Tuple row(FetchPage page, Visit visit) {
        var answer = visit.outcome() instanceof Answered answered ? answered : null;
        var body = answer == null || !answer.isPage() ? null : answer.body().getBytes();
        var validators = answer == null || body == null ? Validators.NONE : answer.validators();
        return Tuple.tuple()
                .addUUID(id(page))
                .addUUID(page.runId())
                .addLong(page.sourceId())
                .addString(page.url())
                .addInteger(answer == null ? null : answer.status())
                .addString(answer == null ? null : answer.contentType())
                .addValue(body == null ? null : Buffer.buffer(Gzip.pack(body)))
                .addString(body == null ? null : PageKey.hash(body))
                .addString(visit.robots().name())
                .addOffsetDateTime(Timestamps.of(visit.at()))
                .addInteger((int) visit.took().toMillis())
                .addString(visit.outcome() instanceof Failed failed ? failed.reason() : null)
                .addString(validators.etag())
                .addString(validators.lastModified());
    }

    /** Keeps what rendering brought in the place of what was sent, or why it brought nothing. */
    public Uni<Void> keep(UUID id, Rendering rendering) {
        return switch (rendering) {
            case Rendering.Done(var html) ->
                    Uni.createFrom()
                            .item(() -> rendered(id, html.getBytes(StandardCharsets.UTF_8)))
                            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                            .chain(row -> database.preparedQuery(KEEP_RENDERED).execute(row))
                            .replaceWithVoid();
            case Rendering.Failed(var reason) ->
                    database.preparedQuery(KEEP_UNRENDERED)
                            .execute(Tuple.of(id, reason))
                            .replaceWithVoid();
        };
    }

    private static Tuple rendered(UUID id, byte[] html) {
        return Tuple.of(id, RENDERED, Buffer.buffer(Gzip.pack(html)), PageKey.hash(html));
    }

    /** A page that was fetched but cannot be read counts as one that was not to be had. */
    public Uni<Void> giveUp(UUID id, String reason) {
        return database.preparedQuery(GIVE_UP).execute(Tuple.of(id, reason)).replaceWithVoid();
    }

    /** Keeps that a page was read, and not what it said: what people wrote there is theirs. */
    public Uni<Void> forgetBody(SqlConnection transaction, TaskMessage task) {
        return transaction.preparedQuery(FORGET_BODY).execute(Tuple.of(id(task))).replaceWithVoid();
    }

    public Uni<Optional<Kept>> find(UUID id) {
        return database.preparedQuery(FIND).execute(Tuple.of(id)).map(Pages::kept);
    }

    private static Optional<Kept> kept(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        var row = rows.iterator().next();
        var body = row.getBuffer("body_gzip");
        return Optional.of(
                new Kept(
                        row.getString("url"),
                        row.getInteger("status"),
                        row.getString("content_type"),
                        body == null ? null : body.getDelegate(),
                        row.getOffsetDateTime("fetched_at").toInstant(),
                        row.getString("rendering"),
                        row.getString("adapter")));
    }
}
