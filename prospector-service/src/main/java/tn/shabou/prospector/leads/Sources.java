package tn.shabou.prospector.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.crawl.Timestamps;

/** Where leads come from: table {@code lead_source}. */
@ApplicationScoped
public class Sources {

    private static final String CRAWLED =
            """
            SELECT id, name, start_url, adapter FROM lead_source
             WHERE enabled AND start_url IS NOT NULL AND ($1::bigint IS NULL OR id = $1)
             ORDER BY id
            """;

    private static final String LISTINGS =
            """
            SELECT id, kind, name, location, licence, attribution FROM lead_source
             WHERE enabled AND start_url IS NULL AND ($1::bigint IS NULL OR id = $1)
             ORDER BY id
            """;

    private static final String IS_WELL =
            "UPDATE lead_source SET trouble = NULL, trouble_at = NULL WHERE id = $1 AND trouble IS NOT NULL";

    private static final String IS_IN_TROUBLE =
            "UPDATE lead_source SET trouble = $2, trouble_at = $3 WHERE id = $1";

    private final Pool database;
    private final Clock clock;

    Sources(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A site to be crawled.
     *
     * @param adapter of a marketplace
     */
    public record Source(long id, String name, String startUrl, @Nullable String adapter) {}

    /**
     * A list of businesses that others made.
     *
     * @param location the name of a file, where it is one
     * @param attribution what is to be named beside what was taken from it
     */
    public record Listing(
            long id,
            String kind,
            String name,
            @Nullable String location,
            String licence,
            String attribution) {}

    /** The enabled ones that have a page to start from; or only that one, if it is among them. */
    public Uni<List<Source>> crawled(Optional<Long> only) {
        return database.preparedQuery(CRAWLED)
                .execute(Tuple.of(only.orElse(null)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Sources::source)
                                .toList());
    }

    /** The enabled ones that are not crawled; or only that one, if it is among them. */
    public Uni<List<Listing>> listings(Optional<Long> only) {
        return database.preparedQuery(LISTINGS)
                .execute(Tuple.of(only.orElse(null)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Sources::listing)
                                .toList());
    }

    public Uni<Void> isWell(long source) {
        return database.preparedQuery(IS_WELL).execute(Tuple.of(source)).replaceWithVoid();
    }

    /**
     * Staff see why a source brought nothing until it brings something again.
     *
     * @param trouble for the staff
     */
    public Uni<Void> isInTrouble(long source, String trouble) {
        return database.preparedQuery(IS_IN_TROUBLE)
                .execute(Tuple.of(source, trouble, Timestamps.of(clock.instant())))
                .replaceWithVoid();
    }

    private static Listing listing(Row row) {
        return new Listing(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("location"),
                row.getString("licence"),
                row.getString("attribution"));
    }

    private static Source source(Row row) {
        return new Source(
                row.getLong("id"),
                row.getString("name"),
                row.getString("start_url"),
                row.getString("adapter"));
    }
}
