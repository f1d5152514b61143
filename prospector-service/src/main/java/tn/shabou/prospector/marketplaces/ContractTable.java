package tn.shabou.prospector.marketplaces;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import tn.shabou.model.leads.MarketPage.Kind;

/**
 * Tells the staff which adapters there are and what they promise: table {@code site_contract}. A
 * marketplace whose adapter is not there cannot be switched on.
 */
@ApplicationScoped
class ContractTable {

    private static final String TELL =
            """
            WITH declared AS (
                SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::real[]) AS d (adapter, page, field, least)
            ), gone AS (
                DELETE FROM site_contract c WHERE NOT EXISTS (
                    SELECT FROM declared d WHERE (d.adapter, d.page, d.field) = (c.adapter, c.page, c.field)))
            INSERT INTO site_contract AS c (adapter, page, field, least) SELECT * FROM declared
            ON CONFLICT (adapter, page, field) DO UPDATE SET least = excluded.least WHERE c.least <> excluded.least
            """;

    private final Pool database;
    private final Adapters adapters;

    ContractTable(Pool database, Adapters adapters) {
        this.database = database;
        this.adapters = adapters;
    }

    private record Line(String adapter, String page, String field, Float least) {}

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        var lines = Adapters.NAMES.stream().flatMap(name -> lines(name).stream()).toList();
        return database.preparedQuery(TELL)
                .execute(
                        Tuple.of(
                                lines.stream().map(Line::adapter).toArray(String[]::new),
                                lines.stream().map(Line::page).toArray(String[]::new),
                                lines.stream().map(Line::field).toArray(String[]::new),
                                lines.stream().map(Line::least).toArray(Float[]::new)))
                .replaceWithVoid();
    }

    private List<Line> lines(String adapter) {
        var lines = new ArrayList<Line>();
        for (var kind : Kind.values()) {
            adapters.find(adapter)
                    .map(known -> known.shape(kind))
                    .ifPresent(shape ->
                            shape.contract()
                                    .forEach((field, least) ->
                                            lines.add(
                                                    new Line(
                                                            adapter,
                                                            kind.name(),
                                                            field.name(),
                                                            least.floatValue()))));
        }
        return lines;
    }
}
