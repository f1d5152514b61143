package tn.shabou.api.offers;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.Problem;

/**
 * What staff say of matches. It holds at once and for ever, since an offer has the same id whenever
 * its page is read; whatever else follows from it, the prospector finds out soon after.
 */
@ApplicationScoped
class MatchDecisions {

    private static final String TAKE_TURN =
            "SELECT o.id FROM offer o, product p WHERE o.id = $1 AND p.id = $2 FOR UPDATE OF o";

    private static final String OTHER =
            "SELECT 1 FROM offer_match_decision WHERE offer_id = $1 AND accepted AND product_id <> $2";

    private static final String DECIDE =
            """
            INSERT INTO offer_match_decision (offer_id, product_id, accepted, decided_by) VALUES ($1, $2, $3, $4)
            ON CONFLICT (offer_id, product_id) DO UPDATE
               SET accepted = excluded.accepted, decided_by = excluded.decided_by, decided_at = now()
            """;

    private static final String TAKE_BACK =
            "DELETE FROM offer_match_decision WHERE offer_id = $1 AND product_id = $2";

    private static final String LINK =
            "UPDATE offer SET product_id = $2, matched_by = 'STAFF' WHERE id = $1";

    private static final String UNLINK =
            "UPDATE offer SET product_id = NULL, matched_by = NULL WHERE id = $1 AND product_id = $2";

    /** What is accepted stands alone; what is rejected goes. */
    private static final String FORGET_OTHERS =
            "DELETE FROM offer_match WHERE offer_id = $1 AND product_id <> $2";

    private static final String FORGET =
            "DELETE FROM offer_match WHERE offer_id = $1 AND product_id = $2";

    private static final String SHOW_AS_LINKED =
            "UPDATE offer_match SET linked = true WHERE offer_id = $1 AND product_id = $2";

    private static final String MATCH_ANEW =
            "INSERT INTO offer_rematch VALUES ($1) ON CONFLICT DO NOTHING";

    private final Pool database;
    private final AuditTrail audit;

    MatchDecisions(Pool database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** The offer and the product that somebody means. */
    record Pair(UUID offer, long product) {

        private Tuple row() {
            return Tuple.of(offer, product);
        }
    }

    Uni<Void> decide(Pair pair, boolean accepted, Editor editor) {
        return database.withTransaction(connection ->
                takeTurn(connection, pair)
                        .chain(() ->
                                accepted
                                        ? requireNoOther(connection, pair)
                                        : Uni.createFrom().voidItem())
                        .chain(() ->
                                connection
                                        .preparedQuery(DECIDE)
                                        .execute(
                                                Tuple.of(
                                                        pair.offer(),
                                                        pair.product(),
                                                        accepted,
                                                        editor.actor().id())))
                        .chain(() -> accepted ? link(connection, pair) : unlink(connection, pair))
                        .chain(() -> matchAnew(connection, pair))
                        .chain(() ->
                                write(
                                        connection,
                                        accepted ? "accept match" : "reject match",
                                        pair,
                                        editor)));
    }

    Uni<Void> takeBack(Pair pair, Editor editor) {
        return database.withTransaction(connection ->
                takeTurn(connection, pair)
                        .chain(() -> connection.preparedQuery(TAKE_BACK).execute(pair.row()))
                        .invoke(rows -> {
                            if (rows.rowCount() == 0) {
                                throw new Problem(
                                        OfferProblem.OFFER_NOT_FOUND,
                                        "Nothing was decided about this offer and this product.");
                            }
                        })
                        .chain(() -> unlink(connection, pair))
                        .chain(() -> matchAnew(connection, pair))
                        .chain(() -> write(connection, "undo match", pair, editor)));
    }

    private static Uni<Void> takeTurn(SqlConnection connection, Pair pair) {
        return connection
                .preparedQuery(TAKE_TURN)
                .execute(pair.row())
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new Problem(
                                OfferProblem.OFFER_NOT_FOUND,
                                "No offer has the id %s, or no product the id %s.",
                                pair.offer(),
                                Long.toString(pair.product()));
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> requireNoOther(SqlConnection connection, Pair pair) {
        return connection
                .preparedQuery(OTHER)
                .execute(pair.row())
                .invoke(rows -> {
                    if (rows.size() > 0) {
                        throw new Problem(
                                OfferProblem.MATCH_DECIDED_OTHERWISE,
                                "Somebody accepted another product for this offer: take that back first.");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> link(SqlConnection connection, Pair pair) {
        return connection
                .preparedQuery(LINK)
                .execute(pair.row())
                .chain(() -> connection.preparedQuery(FORGET_OTHERS).execute(pair.row()))
                .chain(() -> connection.preparedQuery(SHOW_AS_LINKED).execute(pair.row()))
                .replaceWithVoid();
    }

    private static Uni<Void> unlink(SqlConnection connection, Pair pair) {
        return connection
                .preparedQuery(UNLINK)
                .execute(pair.row())
                .chain(() -> connection.preparedQuery(FORGET).execute(pair.row()))
                .replaceWithVoid();
    }

    private static Uni<Void> matchAnew(SqlConnection connection, Pair pair) {
        return connection
                .preparedQuery(MATCH_ANEW)
                .execute(Tuple.of(pair.offer()))
                .replaceWithVoid();
    }

    private Uni<Void> write(SqlConnection connection, String action, Pair pair, Editor editor) {
        var after = new JsonObject().put("product", pair.product());
        return audit.append(connection, editor.deed(action, "offer", pair.offer(), after));
    }
}
