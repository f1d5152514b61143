package tn.shabou.api.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.feed.CatalogListener;

/**
 * Holds the index of this process and keeps it fresh. As long as there is none, PostgreSQL answers.
 */
@ApplicationScoped
class IndexKeeper implements CatalogListener {

    private static final Logger LOG = Logger.getLogger(IndexKeeper.class);
    private static final int BYTES_FOR_A_PRODUCT = 300;
    private static final long BYTES_FOR_ANY = 16 << 20;

    /** The share of the heap that may be taken. */
    private static final double ROOM = 0.7;

    private final SearchConfig config;
    private final IndexSource source;
    private volatile Synonyms synonyms = new Synonyms(Map.of());
    private volatile @Nullable State state;
    private volatile boolean filled;

    IndexKeeper(Pool database, FoldingRules rules, SearchConfig config, MeterRegistry meters) {
        this.config = config;
        this.source = new IndexSource(database, rules, config.languages());
        meters.gauge("search_index_bytes", this, IndexKeeper::bytes);
        meters.gauge("search_index_products", this, IndexKeeper::products);
    }

    private record State(Replica replica, IndexEngine engine) {}

    /** Empty as long as nothing was read, or when nothing is to be held. */
    Optional<IndexEngine> engine() {
        return Optional.ofNullable(state).map(State::engine);
    }

    /** Nor will it be when there is no room. */
    @Override
    public boolean isFilled() {
        return filled;
    }

    @Override
    public Uni<Void> reload() {
        return (config.index() ? source.products().chain(this::load) : Uni.createFrom().voidItem())
                .invoke(() -> filled = true);
    }

    @Override
    public Uni<Void> changed(List<Long> productIds) {
        var now = state;
        if (now == null) {
            return Uni.createFrom().voidItem();
        }
        return now.replica()
                .change(productIds)
                .chain(() ->
                        now.replica().index.isRagged() ? reload() : Uni.createFrom().voidItem());
    }

    @Override
    public Uni<Void> synonymsChanged() {
        return source.synonyms().invoke(read -> synonyms = read).replaceWithVoid();
    }

    private Uni<Void> load(long products) {
        long needed = BYTES_FOR_ANY + products * BYTES_FOR_A_PRODUCT;
        long room = (long) (ROOM * Runtime.getRuntime().maxMemory());
        if (needed + bytes() > room) {
            // The old one must go before a new one comes.
            state = null;
        }
        if (needed > room) {
            LOG.warnf(
                    "no room for the search index: %,d products need %,d MB; PostgreSQL answers"
                            + " searches instead, at a higher price. Raise -Xmx, or set"
                            + " shabou.search.index=off",
                    products, needed >> 20);
            return Uni.createFrom().voidItem();
        }
        return Replica.load(source, Weights.TUNED).invoke(this::take).replaceWithVoid();
    }

    private void take(Replica replica) {
        state = new State(replica, new IndexEngine(replica, () -> synonyms, source, Weights.TUNED));
        LOG.infof(
                "the search index holds %,d products in %,d MB",
                replica.index.documents(), replica.bytes() >> 20);
    }

    private double bytes() {
        var now = state;
        return now == null ? 0 : now.replica().bytes();
    }

    private double products() {
        var now = state;
        return now == null ? 0 : now.replica().index.documents();
    }
}
