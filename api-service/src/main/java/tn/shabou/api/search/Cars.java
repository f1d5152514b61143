package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Recognises the car in a question such as {@code plaquettes clio 3 1.5 dci}. */
@ApplicationScoped
class Cars {

    private static final int MOST_ENGINES = 3_000;

    /** Models and makes that some words of the question are, with those words. */
    private static final String NAMED =
            """
            WITH question AS (
                SELECT (string_to_array(nullif(search_words($1), ''), ' '))[:%1$d] AS words),
            gram AS (
                SELECT i, j, array_to_string(words[i:j], ' ') AS said
                  FROM question, generate_subscripts(words, 1) AS i,
                       generate_series(i, least(i + 3, cardinality(words))) AS j)
            SELECT words, i - 1 AS first, j AS behind, make_id, model_id
              FROM question, (
                SELECT i, j, k.id AS make_id, NULL::bigint AS model_id
                  FROM gram JOIN vehicle_make k ON search_words(k.name) = said
                 UNION ALL
                SELECT i, j, m.make_id, m.id
                  FROM gram JOIN vehicle_model m ON search_words(m.name) = said) AS named
            """
                    .formatted(Vocabulary.MOST_WORDS);

    private static final String ENGINES =
            """
            SELECT e.id, search_words(g.name) AS generation, search_words(e.name) AS engine, e.fuel,
                   g.year_from, coalesce(g.year_to, 9999) AS year_to
              FROM vehicle_engine e
              JOIN vehicle_generation g ON g.id = e.generation_id
              JOIN vehicle_model m ON m.id = g.model_id
             WHERE CASE WHEN $2::bigint[] = '{}' THEN m.make_id = ANY ($1::bigint[]) ELSE m.id = ANY ($2::bigint[]) END
             LIMIT %d
            """
                    .formatted(MOST_ENGINES);

    private static final String PARTS =
            """
            SELECT p.id FROM product p
             WHERE p.listed AND p.id IN (SELECT product_id FROM fitment WHERE engine_id = ANY ($1) LIMIT %d)
             ORDER BY p.in_stock DESC, p.popularity DESC, p.id
             LIMIT %d
            """
                    .formatted(Candidates.MOST_LOOKED_AT, Candidates.MOST);

    private final Pool database;

    Cars(Pool database) {
        this.database = database;
    }

    /**
     * @param engines ids of the engines that the car may have
     * @param rest what the question says besides; may be empty
     */
    record Car(List<Long> engines, String rest) {}

    /** The car that the question names, if it does. */
    Uni<Optional<Car>> find(String question) {
        return database.preparedQuery(NAMED)
                .execute(Tuple.of(question))
                .map(CarName::longest)
                .chain(name ->
                        name.map(this::engines)
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Whatever fits one of the engines, the most wanted first. */
    Uni<List<Long>> parts(List<Long> engines) {
        return database.preparedQuery(PARTS)
                .execute(Tuple.of(engines.toArray(Long[]::new)))
                .map(Ids::of);
    }

    private Uni<Optional<Car>> engines(CarName name) {
        return database.preparedQuery(ENGINES)
                .execute(
                        Tuple.of(
                                name.makes().toArray(Long[]::new),
                                name.models().toArray(Long[]::new)))
                .map(rows -> name.narrow(versions(rows)));
    }

    private static List<CarName.Version> versions(RowSet<Row> rows) {
        return rows.stream()
                .map(row ->
                        new CarName.Version(
                                row.getLong("id"),
                                List.of(row.getString("generation").split(" ")),
                                List.of(row.getString("engine").split(" ")),
                                row.getString("fuel"),
                                row.getInteger("year_from"),
                                row.getInteger("year_to")))
                .toList();
    }
}
