package tn.shabou.api.taxonomy.editing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Problem;

/** Where in the tree a part family may stand. To be asked while the tree is locked. */
@ApplicationScoped
class CategoryPlaces {

    /** As many levels as a shopper may have to go down. */
    private static final int DEEPEST = 5;

    /** $1 the parent, $2 what shall stand below it: how deep both are, and whether it is above. */
    private static final String PLACE =
            """
            WITH RECURSIVE above (id, parent_id, level) AS (
                SELECT id, parent_id, 1 FROM category WHERE id = $1
                 UNION ALL SELECT c.id, c.parent_id, level + 1 FROM category c JOIN above a ON c.id = a.parent_id WHERE level < 50),
            below (id, level) AS (
                SELECT id, 1 FROM category WHERE id = $2
                 UNION ALL SELECT c.id, level + 1 FROM category c JOIN below b ON c.parent_id = b.id WHERE level < 50)
            SELECT (SELECT count(*) FROM above) AS depth, greatest(1, (SELECT max(level) FROM below)) AS height,
                   EXISTS (SELECT FROM above WHERE id = $2) AS is_circle
            """;

    /**
     * Fails with a problem when the family {@code id} (0 for a new one) cannot stand below the
     * parent.
     */
    Uni<Void> check(SqlConnection transaction, long id, @Nullable Long parent) {
        return parent == null
                ? Uni.createFrom().voidItem()
                : place(transaction, id, parent)
                        .invoke(place -> {
                            requireParent(place, parent);
                            requireTree(
                                    place,
                                    place.getInteger("height"),
                                    TaxonomyProblem.CATEGORY_MOVE_REFUSED);
                        })
                        .replaceWithVoid();
    }

    /** Fails with a problem when what is below {@code id} cannot stand below {@code into}. */
    Uni<Void> checkMerge(SqlConnection transaction, long id, long into) {
        return place(transaction, id, into)
                .invoke(place ->
                        requireTree(
                                place,
                                place.getInteger("height") - 1,
                                TaxonomyProblem.CATEGORY_MERGE_REFUSED))
                .replaceWithVoid();
    }

    private static Uni<Row> place(SqlConnection transaction, long id, long parent) {
        return transaction
                .preparedQuery(PLACE)
                .execute(Tuple.of(parent, id))
                .map(rows -> rows.iterator().next());
    }

    private static void requireParent(Row place, long parent) {
        if (place.getLong("depth") == 0) {
            throw new Problem(
                    TaxonomyProblem.CATEGORY_MOVE_REFUSED, "No category has the id %s.", parent);
        }
    }

    private static void requireTree(Row place, int height, TaxonomyProblem refusal) {
        if (place.getBoolean("is_circle")) {
            throw new Problem(refusal, "It is the same, or stands below it.");
        }
        if (place.getLong("depth") + height > DEEPEST) {
            throw new Problem(refusal, "The tree would be deeper than %d levels.", DEEPEST);
        }
    }
}
