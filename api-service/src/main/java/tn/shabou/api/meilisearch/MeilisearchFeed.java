package tn.shabou.api.meilisearch;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import tn.shabou.api.feed.CatalogListener;

/**
 * Keeps the index of Meilisearch as the catalogue is: single changes into the index in use; a full
 * rebuild into another one that then takes its place, so that nobody searches half a catalogue.
 */
@ApplicationScoped
class MeilisearchFeed implements CatalogListener {

    private static final Logger LOG = Logger.getLogger(MeilisearchFeed.class);

    private final MeilisearchClient client;
    private final MeilisearchSettings settings;
    private final ProductDocuments documents;
    private final MeilisearchConfig config;
    private final MeilisearchState state;
    private final OneFeeder feeder;

    /** So that a change is never overtaken by an older copy of the product. */
    private final Turns turns = new Turns();

    MeilisearchFeed(
            MeilisearchClient client,
            MeilisearchSettings settings,
            ProductDocuments documents,
            MeilisearchConfig config,
            MeilisearchState state,
            OneFeeder feeder) {
        this.client = client;
        this.settings = settings;
        this.documents = documents;
        this.config = config;
        this.state = state;
        this.feeder = feeder;
    }

    /** Goes on in the background: a million products take longer than the feed waits. */
    @Override
    public Uni<Void> reload() {
        return state.isChosen()
                ? feeder.win().invoke(this::begin).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> changed(List<Long> productIds) {
        return ifFeeder(() -> update(productIds));
    }

    @Override
    public Uni<Void> synonymsChanged() {
        return ifFeeder(() ->
                settings.synonyms()
                        .chain(synonyms ->
                                client.complete(
                                        HttpMethod.PATCH,
                                        live() + "/settings",
                                        new JsonObject().put("synonyms", synonyms))));
    }

    /** Whoever takes over does not know what the other one still had to do. */
    @Scheduled(
            every = "${shabou.meilisearch.every}",
            delayed = "${shabou.meilisearch.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> takeOver() {
        return state.isChosen()
                ? feeder.win()
                        .invoke(won -> {
                            if (won) {
                                begin();
                            }
                        })
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Who does not succeed lets another replica try, or itself, after a while. */
    private void begin() {
        if (feeder.isThis()) {
            turns.take(this::rebuild)
                    .subscribe()
                    .with(
                            _ -> LOG.info("Meilisearch has the whole catalogue"),
                            failure -> {
                                LOG.warn(
                                        "cannot give Meilisearch the catalogue; trying again",
                                        failure);
                                feeder.release();
                            });
        }
    }

    private Uni<Void> ifFeeder(Supplier<Uni<Void>> work) {
        return state.isChosen() && feeder.isThis() ? turns.take(work) : Uni.createFrom().voidItem();
    }

    private Uni<Void> update(List<Long> ids) {
        return documents
                .among(ids)
                .chain(found -> remove(ids, found).chain(() -> add(live(), found)));
    }

    private Uni<Void> remove(List<Long> ids, List<JsonObject> onSale) {
        var gone = new JsonArray();
        var kept =
                onSale.stream().map(document -> document.getLong("id")).collect(Collectors.toSet());
        ids.stream().filter(id -> !kept.contains(id)).forEach(gone::add);
        return gone.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.complete(HttpMethod.POST, live() + "/documents/delete-batch", gone);
    }

    private Uni<Void> add(String index, List<JsonObject> found) {
        return found.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.complete(HttpMethod.POST, index + "/documents", new JsonArray(found));
    }

    Uni<Void> rebuild() {
        return forget(next())
                .chain(() -> create(config.index() + "-next"))
                .chain(settings::all)
                .chain(all -> client.complete(HttpMethod.PATCH, next() + "/settings", all))
                .chain(() -> addAfter(0))
                .chain(this::swap)
                .chain(() -> forget(next()))
                .chain(state::lookNow);
    }

    private Uni<Void> addAfter(long id) {
        return documents
                .after(id, config.batch())
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : add(next(), found)
                                        .chain(() -> addAfter(found.getLast().getLong("id"))));
    }

    /** Meilisearch swaps only what exists. */
    private Uni<Void> swap() {
        var both = new JsonArray().add(config.index()).add(config.index() + "-next");
        return create(config.index())
                .chain(() ->
                        client.complete(
                                HttpMethod.POST,
                                "/swap-indexes",
                                new JsonArray().add(new JsonObject().put("indexes", both))));
    }

    private Uni<Void> create(String index) {
        var body = new JsonObject().put("uid", index).put("primaryKey", "id");
        return unless("index_already_exists", client.complete(HttpMethod.POST, "/indexes", body));
    }

    private Uni<Void> forget(String index) {
        return unless("index_not_found", client.complete(HttpMethod.DELETE, index, null));
    }

    private static Uni<Void> unless(String code, Uni<Void> work) {
        return work.onFailure(failure ->
                        failure instanceof MeilisearchFailure refusal && refusal.is(code))
                .recoverWithNull();
    }

    private String live() {
        return "/indexes/" + config.index();
    }

    private String next() {
        return live() + "-next";
    }
}
