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
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.FetchPage;
import tn.shabou.model.runs.TaskMessage;
import tn.shabou.prospector.crawl.Visit.Outcome.Answered;
import tn.shabou.prospector.crawl.Visit.Outcome.Failed;

/** The pages as they were fetched: table {@code page_fetch}, one row per run and page. */
@ApplicationScoped
public class Pages {

    private static final String KEEP =
            """
            INSERT INTO page_fetch (id, run_id, source_id, url, status, content_type, body_gzip, sha256, robots, fetched_at, elapsed_ms, failure)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT DO NOTHING
            """;
    private static final String KNOWN = "SELECT 1 FROM page_fetch WHERE id = $1";
    private static final String FIND =
            "SELECT url, status, content_type, body_gzip, fetched_at FROM page_fetch WHERE id = $1";

    private static final String GIVE_UP = "UPDATE page_fetch SET failure = $2 WHERE id = $1";
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
     */
    public record Kept(
            String url,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable Buffer packed,
            Instant fetchedAt) {

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
        FAILED
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
        boolean sound = row.getString("failure") == null && status != null && status < 400;
        return sound ? Tally.PAGE : Tally.FAILED;
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
                .addString(visit.outcome() instanceof Failed failed ? failed.reason() : null);
    }

    /** A page that was fetched but cannot be read counts as one that was not to be had. */
    public Uni<Void> giveUp(UUID id, String reason) {
        return database.preparedQuery(GIVE_UP).execute(Tuple.of(id, reason)).replaceWithVoid();
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
                        row.getOffsetDateTime("fetched_at").toInstant()));
    }
}
