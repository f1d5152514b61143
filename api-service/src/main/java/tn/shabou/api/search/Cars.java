package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.feed.NamesListener;
import tn.shabou.api.search.CarNames.Named;

/**
 * Recognises the car in a question such as {@code plaquettes clio 3 1.5 dci}. Holds the names of
 * all cars.
 */
@ApplicationScoped
class Cars implements NamesListener {

    /** Synonyms give cars other names, such as those in Arabic letters. */
    private static final String NAMES =
            """
            WITH called AS (
                SELECT search_words(name) AS said, id AS make_id, NULL::bigint AS model_id FROM vehicle_make
                 UNION ALL
                SELECT search_words(name), make_id, id FROM vehicle_model)
            SELECT said, make_id, model_id FROM called
             UNION
            SELECT search_words(s.said), c.make_id, c.model_id
              FROM synonym s JOIN called c ON c.said = search_words(s.meant) WHERE s.enabled
             UNION
            SELECT search_words(s.meant), c.make_id, c.model_id
              FROM synonym s JOIN called c ON c.said = search_words(s.said) WHERE s.enabled AND s.both_ways
             ORDER BY said, make_id, model_id
            """;

    private static final String VERSIONS =
            """
            SELECT g.model_id, e.id, search_words(g.name) AS generation, search_words(e.name) AS engine,
                   e.fuel, g.year_from, coalesce(g.year_to, 9999) AS year_to
              FROM vehicle_engine e
              JOIN vehicle_generation g ON g.id = e.generation_id
             ORDER BY e.id
            """;

    private final Pool database;
    private final FoldingRules rules;
    private volatile @Nullable CarNames known;

    Cars(Pool database, FoldingRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /**
     * @param engines ids of the engines that the car may have
     * @param rest what the question says besides; may be empty
     */
    record Car(List<Long> engines, String rest) {}

    /** The car that the question names, if it does. */
    Uni<Optional<Car>> find(String question) {
        return rules.folding()
                .chain(folding -> names().map(names -> car(names, folding.words(question))));
    }

    @Override
    public Uni<Void> taxonomyChanged() {
        return load().replaceWithVoid();
    }

    @Override
    public Uni<Void> synonymsChanged() {
        return load().replaceWithVoid();
    }

    @Override
    public Uni<Void> reload() {
        return Uni.createFrom().voidItem();
    }

    private static Optional<Car> car(CarNames names, List<String> words) {
        var first = words.subList(0, Math.min(Vocabulary.MOST_WORDS, words.size()));
        return names.longest(names.apart(first)).flatMap(name -> name.narrow(names.versions(name)));
    }

    private Uni<CarNames> names() {
        var names = known;
        return names != null ? Uni.createFrom().item(names) : load();
    }

    private Uni<CarNames> load() {
        return Uni.combine()
                .all()
                .unis(database.query(NAMES).execute(), database.query(VERSIONS).execute())
                .with((names, versions) -> new CarNames(named(names), versions(versions)))
                .invoke(names -> known = names);
    }

    private static Map<String, List<Named>> named(RowSet<Row> rows) {
        var named = new HashMap<String, List<Named>>();
        for (var row : rows) {
            named.computeIfAbsent(row.getString("said"), _ -> new ArrayList<>())
                    .add(
                            new Named(
                                    row.getLong("make_id"),
                                    Optional.ofNullable(row.getLong("model_id"))));
        }
        return named;
    }

    private static Map<Long, List<CarVersion>> versions(RowSet<Row> rows) {
        var versions = new HashMap<Long, List<CarVersion>>();
        for (var row : rows) {
            versions.computeIfAbsent(row.getLong("model_id"), _ -> new ArrayList<>())
                    .add(
                            new CarVersion(
                                    row.getLong("id"),
                                    List.of(row.getString("generation").split(" ")),
                                    List.of(row.getString("engine").split(" ")),
                                    row.getString("fuel"),
                                    row.getInteger("year_from"),
                                    row.getInteger("year_to")));
        }
        return versions;
    }
}
