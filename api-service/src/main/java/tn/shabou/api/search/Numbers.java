package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tn.shabou.api.http.Page;
import tn.shabou.model.PartNumber;

/**
 * Finds parts by their numbers, whoever gave them: as a whole, without leading zeros, by their
 * first characters; and when all that fails, by any part. A number is never corrected.
 */
@ApplicationScoped
class Numbers {

    private static final int SHORTEST = 4;

    /** A number among words has to be longer, or 1600 would be one. */
    private static final int SHORTEST_AMONG_WORDS = 5;

    private static final String BY_BEGINNING =
            """
            SELECT p.id
              FROM (SELECT product_id, min(likeness) AS likeness FROM (
                        SELECT product_id, 1 AS likeness FROM part_reference WHERE norm = $1
                         UNION ALL SELECT product_id, 2 FROM part_reference WHERE trimmed = $2
                         UNION ALL SELECT product_id, 3 FROM part_reference WHERE norm = ANY ($3)
                         UNION ALL (SELECT product_id, 4 FROM part_reference
                                     WHERE norm ~>=~ $1 AND norm ~<~ ($1 || '~') LIMIT %1$d)
                         UNION ALL (SELECT product_id, 5 FROM part_reference
                                     WHERE trimmed ~>=~ $2 AND trimmed ~<~ ($2 || '~') LIMIT %1$d)) AS alike
                     GROUP BY product_id) AS found
              JOIN product p ON p.id = found.product_id
             WHERE p.listed
             ORDER BY likeness, p.in_stock DESC, p.popularity DESC, p.id
             LIMIT %1$d
            """
                    .formatted(Page.Total.BOUND + 1);

    private static final String BY_ANY_PART =
            """
            SELECT p.id
              FROM (SELECT DISTINCT product_id FROM (
                        SELECT product_id FROM part_reference WHERE norm LIKE '%%' || $1 || '%%' LIMIT %1$d) AS alike) AS found
              JOIN product p ON p.id = found.product_id
             WHERE p.listed
             ORDER BY p.in_stock DESC, p.popularity DESC, p.id
            """
                    .formatted(Page.Total.BOUND + 1);

    private final Pool database;

    Numbers(Pool database) {
        this.database = database;
    }

    /**
     * Ids of the parts, the likeliest first; empty when nothing in the question is a known number.
     */
    Uni<List<Long>> find(String question) {
        return whole(question)
                .map(number ->
                        byBeginning(number, question)
                                .chain(found ->
                                        found.isEmpty()
                                                ? byAnyPart(number)
                                                : Uni.createFrom().item(found)))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<Long>> byBeginning(PartNumber number, String question) {
        var parameters =
                Tuple.of(number.norm(), number.withoutLeadingZeros(), amongWords(question));
        return database.preparedQuery(BY_BEGINNING).execute(parameters).map(Ids::of);
    }

    private Uni<List<Long>> byAnyPart(PartNumber number) {
        return database.preparedQuery(BY_ANY_PART).execute(Tuple.of(number.norm())).map(Ids::of);
    }

    private static Optional<PartNumber> whole(String question) {
        return PartNumber.parse(question)
                .filter(number -> number.norm().length() >= SHORTEST)
                .filter(Numbers::hasDigit);
    }

    private static String[] amongWords(String question) {
        return Stream.of(question.strip().split("\\s+"))
                .flatMap(word -> PartNumber.parse(word).stream())
                .filter(number -> number.norm().length() >= SHORTEST_AMONG_WORDS)
                .filter(Numbers::hasDigit)
                .map(PartNumber::norm)
                .toArray(String[]::new);
    }

    private static boolean hasDigit(PartNumber number) {
        return number.norm().chars().anyMatch(Character::isDigit);
    }
}
