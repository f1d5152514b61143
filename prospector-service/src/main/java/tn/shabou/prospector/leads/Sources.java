package tn.shabou.prospector.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Where leads come from: table {@code lead_source}. */
@ApplicationScoped
public class Sources {

    private static final String CRAWLED =
            """
            SELECT id, start_url FROM lead_source
             WHERE enabled AND start_url IS NOT NULL AND ($1::bigint IS NULL OR id = $1)
             ORDER BY id
            """;

    private final Pool database;

    Sources(Pool database) {
        this.database = database;
    }

    /** A site to be crawled. */
    public record Source(long id, String startUrl) {}

    /** The enabled ones that have a page to start from; or only that one, if it is among them. */
    public Uni<List<Source>> crawled(Optional<Long> only) {
        return database.preparedQuery(CRAWLED)
                .execute(Tuple.of(only.orElse(null)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Sources::source)
                                .toList());
    }

    private static Source source(Row row) {
        return new Source(row.getLong("id"), row.getString("start_url"));
    }
}
