package tn.shabou.prospector.discovery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PlaceBatch;
import tn.shabou.model.runs.RunRequested;
import tn.shabou.prospector.crawl.Timestamps;
import tn.shabou.prospector.discovery.ExtractReader.Extract;
import tn.shabou.prospector.leads.Sources.Listing;
import tn.shabou.runs.NewTask;

/** Makes an extract an import, table {@code place_import}, and cuts it into tasks. */
@ApplicationScoped
class PlaceImports {

    /** What was taken in last, if all of it was. */
    private static final String LATEST =
            """
            SELECT CASE WHEN finished_at IS NOT NULL THEN fingerprint END AS fingerprint
              FROM place_import WHERE source_id = $1 ORDER BY id DESC LIMIT 1
            """;

    /** A run that is asked for again, since its message came twice, goes on with its import. */
    private static final String BEGIN =
            """
            INSERT INTO place_import (source_id, run_id, release, fingerprint, places, started_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (run_id, source_id) DO UPDATE SET run_id = excluded.run_id
            RETURNING id, started_at
            """;

    private final Pool database;
    private final ExtractReader reader;
    private final PlacesConfig config;
    private final Clock clock;

    PlaceImports(Pool database, ExtractReader reader, PlacesConfig config, Clock clock) {
        this.database = database;
        this.reader = reader;
        this.config = config;
        this.clock = clock;
    }

    /** None for a file that was taken in already. */
    Uni<List<NewTask>> tasks(RunRequested run, Listing source, ExtractReader.Format format) {
        return database.preparedQuery(LATEST)
                .execute(Tuple.of(source.id()))
                .map(PlaceImports::fingerprint)
                .chain(known -> reader.read(source, known, format))
                .chain(extract ->
                        extract.map(found -> begin(run, source, found))
                                .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    private Uni<List<NewTask>> begin(RunRequested run, Listing source, Extract extract) {
        var row =
                Tuple.of(
                        source.id(),
                        run.runId(),
                        extract.release(),
                        extract.fingerprint(),
                        extract.places().size(),
                        Timestamps.of(clock.instant()));
        return database.preparedQuery(BEGIN)
                .execute(row)
                .map(rows -> rows.iterator().next())
                .map(begun ->
                        batches(
                                run,
                                source,
                                extract,
                                begun.getLong("id"),
                                begun.getOffsetDateTime("started_at").toInstant()));
    }

    private List<NewTask> batches(
            RunRequested run, Listing source, Extract extract, long importId, Instant now) {
        int size = config.batch();
        int batches = Math.ceilDiv(extract.places().size(), size);
        return IntStream.range(0, batches)
                .mapToObj(i -> {
                    int from = i * size;
                    int to = Math.min(from + size, extract.places().size());
                    return new PlaceBatch(
                            run.runId(),
                            "places %d %d".formatted(source.id(), i),
                            source.id(),
                            importId,
                            now,
                            List.copyOf(extract.places().subList(from, to)));
                })
                .map(batch -> new NewTask(PlaceBatch.STREAM, PlaceBatch.SCHEMA, batch))
                .toList();
    }

    private static @Nullable String fingerprint(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next().getString("fingerprint");
    }
}
