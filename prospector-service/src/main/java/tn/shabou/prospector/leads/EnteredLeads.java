package tn.shabou.prospector.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import tn.shabou.prospector.learning.Scores;

/** Scores what staff entered or edited; leads that are gone meanwhile are left out. */
@ApplicationScoped
public class EnteredLeads {

    private static final String STILL_THERE =
            "SELECT id FROM lead WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE";

    private final Pool database;
    private final Scores scores;

    EnteredLeads(Pool database, Scores scores) {
        this.database = database;
        this.scores = scores;
    }

    public Uni<Void> score(List<UUID> leads) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(STILL_THERE)
                        .execute(Tuple.of(leads.toArray(UUID[]::new)))
                        .chain(rows ->
                                scores.write(
                                        transaction,
                                        rows.stream()
                                                .map(row -> row.getUUID("id"))
                                                .toArray(UUID[]::new))));
    }
}
