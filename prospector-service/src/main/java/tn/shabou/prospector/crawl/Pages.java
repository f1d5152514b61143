package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
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

    private static final String TALLY = "SELECT status, robots FROM page_fetch WHERE id = $1";

    private final Pool database;

    Pages(Pool database) {
        this.database = database;
    }

    /**
     * A page that was visited.
     *
     * @param url canonical
     * @param body absent when there was no answer, or none in HTML
     */
    public record Kept(
            String url,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable Buffer body,
            Instant fetchedAt) {}

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
        return status != null && status < 400 ? Tally.PAGE : Tally.FAILED;
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
        var answer = visit.outcome() instanceof Answered answered ? answered : null;
        var body = answer == null || !answer.isPage() ? null : answer.body();
        var row =
                Tuple.tuple()
                        .addUUID(id(page))
                        .addUUID(page.runId())
                        .addLong(page.sourceId())
                        .addString(page.url())
                        .addInteger(answer == null ? null : answer.status())
                        .addString(answer == null ? null : answer.contentType())
                        .addValue(body == null ? null : packed(body))
                        .addString(body == null ? null : PageKey.hash(body.getBytes()))
                        .addString(visit.robots().name())
                        .addOffsetDateTime(
                                visit.at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .addInteger((int) visit.took().toMillis())
                        .addString(
                                visit.outcome() instanceof Failed failed ? failed.reason() : null);
        return database.preparedQuery(KEEP).execute(row).replaceWithVoid();
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
                        body == null ? null : unpacked(body.getDelegate()),
                        row.getOffsetDateTime("fetched_at").toInstant()));
    }

    private static Buffer packed(Buffer body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static Buffer unpacked(Buffer body) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
            return Buffer.buffer(gzip.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
