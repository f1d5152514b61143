package tn.shabou.api.columns;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.feed.CatalogListener;

/** Holds the columns in memory and keeps them fresh: a moment behind the database, never wrong. */
@ApplicationScoped
public class ColumnStore implements CatalogListener {

    private static final Logger LOG = Logger.getLogger(ColumnStore.class);

    private static final int PAGE = 2_000;
    private static final int MEGABYTE = 1 << 20;

    /** Rows of what changed stay until everything is read anew: at most as many as a quarter. */
    private static final int DEAD_SHIFT = 2;

    private static final int DEAD_ALLOWED = 10_000;

    private static final String PAGE_AFTER =
            "SELECT %s FROM product p WHERE p.listed AND p.id > $1 ORDER BY p.id LIMIT $2::integer"
                    .formatted(Product.COLUMNS);

    private static final String OF_IDS =
            "SELECT %s FROM product p WHERE p.listed AND p.id = ANY ($1)"
                    .formatted(Product.COLUMNS);

    private final Pool database;
    private final boolean enabled;
    private volatile @Nullable Columns columns;
    private volatile @Nullable Snapshot snapshot;

    ColumnStore(Pool database, ColumnsConfig config, MeterRegistry meters) {
        this.database = database;
        this.enabled = config.enabled();
        gauge(meters, "shabou.columns.products", Columns::size);
        gauge(meters, "shabou.columns.bytes", Columns::bytes);
    }

    /** Empty until the products were read for the first time. */
    public Optional<Snapshot> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    @Override
    public boolean isFilled() {
        return !enabled || snapshot != null;
    }

    @Override
    public Uni<Void> reload() {
        if (!enabled) {
            return Uni.createFrom().voidItem();
        }
        return read(new Loading())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(Loading::columns)
                .invoke(this::publish)
                .invoke(read ->
                        LOG.infof(
                                "holds the columns of %,d products in %d MB",
                                read.size(), read.bytes() / MEGABYTE))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> changed(List<Long> productIds) {
        var known = columns;
        if (known == null) {
            return Uni.createFrom().voidItem();
        }
        return database.preparedQuery(OF_IDS)
                .execute(Tuple.of(productIds.toArray(Long[]::new)))
                .map(ColumnStore::products)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(now -> known.with(productIds, now))
                .invoke(this::publish)
                .chain(now -> isWornOut(now) ? reload() : Uni.createFrom().voidItem());
    }

    private Uni<Loading> read(Loading loading) {
        return database.preparedQuery(PAGE_AFTER)
                .execute(Tuple.of(loading.lastId(), PAGE))
                .map(ColumnStore::products)
                .invoke(loading::add)
                .chain(page -> page.size() < PAGE ? Uni.createFrom().item(loading) : read(loading));
    }

    private void publish(Columns read) {
        columns = read;
        snapshot = new Snapshot(read);
    }

    private static boolean isWornOut(Columns columns) {
        int dead = columns.dead().getCardinality();
        return dead > DEAD_ALLOWED && dead > columns.rows().size() >> DEAD_SHIFT;
    }

    private static List<Product> products(RowSet<Row> rows) {
        return rows.stream().map(Product::of).toList();
    }

    private void gauge(MeterRegistry meters, String name, ToDoubleFunction<Columns> value) {
        Gauge.builder(
                        name,
                        () -> {
                            var known = columns;
                            return known == null ? 0 : value.applyAsDouble(known);
                        })
                .register(meters);
    }
}
