package tn.shabou.api.imports.products;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Lets go of the files and rows of old imports; how they ended stays. */
@ApplicationScoped
class OldImports {

    private static final String FILES =
            """
            DELETE FROM product_import_part WHERE import_id IN (
                SELECT id FROM product_import
                 WHERE created_at < $1 AND state NOT IN ('CHECKING', 'APPLYING', 'UNDOING'))
            """;
    private static final String ROWS = FILES.replace("product_import_part", "product_import_row");

    private final Pool database;
    private final ImportConfig config;
    private final Clock clock;

    OldImports(Pool database, ImportConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m")
    Uni<Void> letGo() {
        var before = Tuple.of(ImportRecords.utc(clock.instant().minus(config.keep())));
        return database.preparedQuery(FILES)
                .execute(before)
                .chain(() -> database.preparedQuery(ROWS).execute(before))
                .replaceWithVoid();
    }
}
