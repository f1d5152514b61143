package tn.shabou.api.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.Problem;
import tn.shabou.api.leads.Business.Move;

/**
 * What staff say of leads that are one business, or are not. It holds at once and for ever: the
 * prospector puts nothing together that was taken apart, and takes nothing apart that was put
 * together. Each verdict knows what it moved, so that it can be taken back.
 */
@ApplicationScoped
class Verdicts {

    /** One at a time, and none while the prospector writes. */
    private static final String TAKE_TURN =
            "SELECT pg_advisory_xact_lock(hashtext('lead verdicts'))";

    private static final String SAY =
            """
            INSERT INTO lead_verdict (act, lead_id, others, moved, decided_by) VALUES ($1, $2, $3, $4::text::jsonb, $5) RETURNING id
            """;

    private static final String MOVE =
            """
            UPDATE lead SET merged_into = m.after, site = NULL, version = version + 1
              FROM jsonb_to_recordset($1::text::jsonb) AS m (lead uuid, before uuid, after uuid)
             WHERE lead.id = m.lead AND lead.merged_into IS NOT DISTINCT FROM m.before
            """;

    /** Nobody is merged into somebody who is merged. */
    private static final String FOLLOW =
            """
            UPDATE lead SET merged_into = p.merged_into FROM lead p
             WHERE lead.merged_into = p.id AND p.merged_into IS NOT NULL AND p.merged_into <> lead.id AND lead.id = ANY ($1)
            """;

    /** Which pairs of these leads still wait for a decision. */
    private static final String ASK =
            """
            UPDATE lead_likeness k
               SET open = coalesce(a.merged_into, a.id) <> coalesce(b.merged_into, b.id) AND NOT EXISTS (
                       SELECT FROM lead_verdict v
                         JOIN lead l ON l.id = v.lead_id
                        CROSS JOIN unnest(v.others) AS o (id)
                         JOIN lead m ON m.id = o.id
                        WHERE v.undone_at IS NULL AND v.act <> 'MERGE' AND (v.lead_id = ANY ($1) OR v.others && $1)
                          AND (coalesce(l.merged_into, l.id), coalesce(m.merged_into, m.id))
                              IN ((coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id)),
                                  (coalesce(b.merged_into, b.id), coalesce(a.merged_into, a.id))))
              FROM lead a, lead b
             WHERE a.id = k.one AND b.id = k.other AND (k.one = ANY ($1) OR k.other = ANY ($1))
            """;

    private static final String KEPT_APART =
            """
            SELECT count(*) FROM lead_verdict
             WHERE undone_at IS NULL AND act <> 'MERGE'
               AND ((lead_id = ANY ($1) AND others && $2) OR (lead_id = ANY ($2) AND others && $1))
            """;

    private static final String FIND =
            "SELECT act, lead_id, others, moved::text AS moved, undone_at IS NOT NULL AS undone FROM lead_verdict WHERE id = $1";

    private static final String UNDO =
            "UPDATE lead_verdict SET undone_by = $2, undone_at = now() WHERE id = $1";

    private final Pool database;
    private final AuditTrail audit;

    Verdicts(Pool database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** The whole business of {@code duplicate} becomes that of {@code original}. */
    Uni<Void> merge(UUID duplicate, UUID original, Editor editor) {
        return inTurn(connection ->
                Business.of(connection, duplicate)
                        .chain(left ->
                                Business.of(connection, original)
                                        .chain(right ->
                                                requireUnlike(connection, left, right)
                                                        .chain(() ->
                                                                say(
                                                                        connection,
                                                                        "MERGE",
                                                                        duplicate,
                                                                        List.of(
                                                                                right
                                                                                        .organisation()),
                                                                        left.into(
                                                                                right
                                                                                        .organisation()),
                                                                        editor)))));
    }

    /** The lead is another business than all with which it was together. */
    Uni<Void> split(UUID lead, Editor editor) {
        return inTurn(connection ->
                Business.of(connection, lead)
                        .chain(business -> {
                            var others = business.without(lead);
                            if (others.isEmpty()) {
                                throw new Problem(
                                        LeadProblem.LEAD_MERGE_REFUSED,
                                        "The lead is together with no other.");
                            }
                            return say(
                                    connection,
                                    "SPLIT",
                                    lead,
                                    others,
                                    business.apart(lead),
                                    editor);
                        }));
    }

    /** Two leads that are apart stay so. */
    Uni<Void> notADuplicate(UUID lead, UUID of, Editor editor) {
        return inTurn(connection ->
                Business.of(connection, lead)
                        .chain(left ->
                                Business.of(connection, of)
                                        .chain(right -> {
                                            if (left.organisation().equals(right.organisation())) {
                                                throw new Problem(
                                                        LeadProblem.LEAD_MERGE_REFUSED,
                                                        "They are together: split them instead.");
                                            }
                                            return say(
                                                    connection,
                                                    "NOT_A_DUPLICATE",
                                                    lead,
                                                    right.members(),
                                                    List.of(),
                                                    editor);
                                        })));
    }

    /** Answers the lead that the verdict was about. */
    Uni<UUID> undo(long verdict, Editor editor) {
        return inTurn(connection ->
                connection
                        .preparedQuery(FIND)
                        .execute(Tuple.of(verdict))
                        .chain(rows -> {
                            var found =
                                    rows.stream()
                                            .findFirst()
                                            .orElseThrow(() ->
                                                    new Problem(
                                                            LeadProblem.LEAD_NOT_FOUND,
                                                            "No verdict has the id %s.",
                                                            verdict));
                            if (found.getBoolean("undone")) {
                                throw new Problem(
                                        LeadProblem.LEAD_MERGE_REFUSED,
                                        "It was taken back already.");
                            }
                            var lead = found.getUUID("lead_id");
                            var back =
                                    new JsonArray(found.getString("moved"))
                                            .stream()
                                                    .map(each -> Move.of((JsonObject) each).back())
                                                    .toList();
                            var touched =
                                    Stream.concat(
                                                    Stream.of(lead),
                                                    Arrays.stream(found.getArrayOfUUIDs("others")))
                                            .toList();
                            return connection
                                    .preparedQuery(UNDO)
                                    .execute(Tuple.of(verdict, editor.actor().id()))
                                    .chain(() -> move(connection, back, touched))
                                    .chain(() ->
                                            write(
                                                    connection,
                                                    "undo verdict",
                                                    lead,
                                                    new JsonObject()
                                                            .put("verdict", found.getString("act")),
                                                    editor))
                                    .replaceWith(lead);
                        }));
    }

    private static Uni<Void> requireUnlike(
            SqlConnection connection, Business left, Business right) {
        if (left.organisation().equals(right.organisation())) {
            throw new Problem(LeadProblem.LEAD_MERGE_REFUSED, "They are together already.");
        }
        return connection
                .preparedQuery(KEPT_APART)
                .execute(Tuple.of(array(left.members()), array(right.members())))
                .invoke(rows -> {
                    if (rows.iterator().next().getLong(0) > 0) {
                        throw new Problem(
                                LeadProblem.LEAD_MERGE_REFUSED,
                                "Somebody said that they are two businesses: take that back first.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> say(
            SqlConnection connection,
            String act,
            UUID lead,
            List<UUID> others,
            List<Move> moves,
            Editor editor) {
        var row =
                Tuple.of(act, lead, array(others), Move.json(moves).encode(), editor.actor().id());
        var touched = new ArrayList<>(others);
        touched.add(lead);
        var after =
                new JsonObject()
                        .put("verdict", act)
                        .put("others", new JsonArray(others.stream().map(UUID::toString).toList()));
        return connection
                .preparedQuery(SAY)
                .execute(row)
                .chain(() -> move(connection, moves, touched))
                .chain(() -> write(connection, action(act), lead, after, editor));
    }

    private static String action(String act) {
        return switch (act) {
            case "MERGE" -> "merge lead";
            case "SPLIT" -> "split lead";
            default -> "tell leads apart";
        };
    }

    private static Uni<Void> move(SqlConnection connection, List<Move> moves, List<UUID> touched) {
        var all =
                Stream.concat(touched.stream(), moves.stream().map(Move::lead))
                        .distinct()
                        .toArray(UUID[]::new);
        return connection
                .preparedQuery(MOVE)
                .execute(Tuple.of(Move.json(moves).encode()))
                .chain(() ->
                        connection.preparedQuery(FOLLOW).execute(Tuple.tuple().addArrayOfUUID(all)))
                .chain(() ->
                        connection.preparedQuery(ASK).execute(Tuple.tuple().addArrayOfUUID(all)))
                .replaceWithVoid();
    }

    private Uni<Void> write(
            SqlConnection connection, String action, UUID lead, JsonObject after, Editor editor) {
        return audit.append(connection, editor.deed(action, "lead", lead, after));
    }

    private <T> Uni<T> inTurn(Function<SqlConnection, Uni<T>> work) {
        return database.withTransaction(connection ->
                connection.query(TAKE_TURN).execute().chain(() -> work.apply(connection)));
    }

    private static UUID[] array(List<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
