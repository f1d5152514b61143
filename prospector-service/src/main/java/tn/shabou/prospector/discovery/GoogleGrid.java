package tn.shabou.prospector.discovery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tn.shabou.google.GooglePlaces;
import tn.shabou.google.GoogleTrouble;
import tn.shabou.google.IdSearch;
import tn.shabou.model.leads.GoogleSearch;
import tn.shabou.prospector.crawl.Timestamps;
import tn.shabou.prospector.leads.Sources;
import tn.shabou.redisstreams.PermanentFailure;
import tn.shabou.runs.NewTask;
import tn.shabou.runs.TaskOutcome;

/**
 * Finds all ids of an area though Google tells sixty of a search: where it tells as many, the
 * rectangle is quartered.
 */
@ApplicationScoped
public class GoogleGrid {

    private static final String KEEP =
            """
            INSERT INTO google_place (place_id, first_seen_at, last_seen_at)
            SELECT id, $2, $2 FROM unnest($1::text[]) AS id ORDER BY id
            ON CONFLICT (place_id) DO UPDATE
               SET last_seen_at = greatest(google_place.last_seen_at, excluded.last_seen_at), obsolete_at = NULL
            RETURNING xmax = 0 AS fresh
            """;

    private static final String IS_ON = "SELECT 1 FROM lead_source WHERE id = $1 AND enabled";

    private static final String SWITCH_OFF = "SELECT switch_source_off($1, $2, $3)";

    private final Pool database;
    private final GooglePlaces google;
    private final Sources sources;
    private final GoogleSearchConfig config;
    private final Clock clock;

    GoogleGrid(
            Pool database,
            GooglePlaces google,
            Sources sources,
            GoogleSearchConfig config,
            Clock clock) {
        this.database = database;
        this.google = google;
        this.sources = sources;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The ids that Google tells of a rectangle.
     *
     * @return fails for good when Google refuses us, which switches the source off, and when the
     *     budget is used up
     */
    public Uni<List<String>> search(GoogleSearch cell) {
        var rectangle =
                new IdSearch.Rectangle(cell.west(), cell.south(), cell.east(), cell.north());
        return database.preparedQuery(IS_ON)
                .execute(Tuple.of(cell.sourceId()))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new PermanentFailure("the source was switched off");
                    }
                })
                .chain(() -> google.ids(new IdSearch(cell.text(), Optional.of(rectangle))))
                .onFailure(GoogleTrouble.class)
                .recoverWithUni(e -> refused(cell, (GoogleTrouble) e));
    }

    /** Keeps the ids, and sends for the quarters of a rectangle that may hold more. */
    public Uni<TaskOutcome> keep(SqlConnection transaction, GoogleSearch cell, List<String> ids) {
        var row = Tuple.of(ids.toArray(String[]::new), Timestamps.of(clock.instant()));
        return transaction
                .preparedQuery(KEEP)
                .execute(row)
                .map(rows -> (int) rows.stream().filter(kept -> kept.getBoolean("fresh")).count())
                .map(fresh -> TaskOutcome.of(Map.of("ids", ids.size(), "newIds", fresh)))
                .map(outcome ->
                        isFull(ids) && cell.depth() < config.depth()
                                ? outcome.andThen(quarters(cell))
                                : outcome);
    }

    static NewTask task(GoogleSearch cell) {
        return new NewTask(GoogleSearch.STREAM, GoogleSearch.SCHEMA, cell);
    }

    private static boolean isFull(List<String> ids) {
        return ids.size() >= IdSearch.MOST_RESULTS;
    }

    private static List<NewTask> quarters(GoogleSearch cell) {
        double middleX = (cell.west() + cell.east()) / 2;
        double middleY = (cell.south() + cell.north()) / 2;
        return Stream.of(
                        quarter(cell, 0, cell.west(), cell.south(), middleX, middleY),
                        quarter(cell, 1, middleX, cell.south(), cell.east(), middleY),
                        quarter(cell, 2, cell.west(), middleY, middleX, cell.north()),
                        quarter(cell, 3, middleX, middleY, cell.east(), cell.north()))
                .map(GoogleGrid::task)
                .toList();
    }

    private static GoogleSearch quarter(
            GoogleSearch cell, int number, double west, double south, double east, double north) {
        return new GoogleSearch(
                cell.runId(),
                cell.task() + (cell.depth() == 0 ? " " : "") + number,
                cell.sourceId(),
                cell.text(),
                west,
                south,
                east,
                north,
                cell.depth() + 1);
    }

    private Uni<List<String>> refused(GoogleSearch cell, GoogleTrouble trouble) {
        var forGood = new PermanentFailure(trouble.said(), trouble);
        return switch (trouble.cause()) {
            case AWAY -> Uni.createFrom().failure(trouble);
            case DENIED, NO_KEY ->
                    database.preparedQuery(SWITCH_OFF)
                            .execute(
                                    Tuple.of(
                                            cell.sourceId(),
                                            trouble.said(),
                                            Timestamps.of(clock.instant())))
                            .chain(() -> Uni.createFrom().failure(forGood));
            case OVER_BUDGET, UNKNOWN_PLACE, MISTAKE ->
                    sources.isInTrouble(cell.sourceId(), trouble.said())
                            .chain(() -> Uni.createFrom().failure(forGood));
        };
    }
}
