package tn.shabou.api.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Problem;

/**
 * The leads of one business as they stand.
 *
 * @param organisation the one that stands for it
 * @param members all of them, the worthiest to stand for it first
 */
record Business(UUID organisation, List<UUID> members) {

    private static final String READ =
            """
            SELECT m.id, coalesce(l.merged_into, l.id) AS organisation FROM lead l
              JOIN lead m ON m.id = coalesce(l.merged_into, l.id) OR m.merged_into = coalesce(l.merged_into, l.id)
             WHERE l.id = $1 ORDER BY m.merged_into IS NOT NULL, m.state = 'NEW', m.score DESC, m.id
            """;

    /**
     * @param before what {@code merged_into} was, null for none
     * @param after what it becomes
     */
    record Move(UUID lead, @Nullable UUID before, @Nullable UUID after) {

        static JsonArray json(List<Move> moves) {
            var json = new JsonArray();
            moves.forEach(move ->
                    json.add(
                            new JsonObject()
                                    .put("lead", move.lead.toString())
                                    .put("before", Objects.toString(move.before, null))
                                    .put("after", Objects.toString(move.after, null))));
            return json;
        }

        static Move of(JsonObject json) {
            return new Move(
                    UUID.fromString(json.getString("lead")), id(json, "before"), id(json, "after"));
        }

        private static @Nullable UUID id(JsonObject json, String field) {
            var id = json.getString(field);
            return id == null ? null : UUID.fromString(id);
        }

        Move back() {
            return new Move(lead, after, before);
        }
    }

    static Uni<Business> of(SqlConnection connection, UUID lead) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(lead))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new Problem(
                                LeadProblem.LEAD_NOT_FOUND, "No lead has the id %s.", lead);
                    }
                    return new Business(
                            rows.iterator().next().getUUID("organisation"),
                            rows.stream().map(row -> row.getUUID("id")).toList());
                });
    }

    List<UUID> without(UUID lead) {
        return members.stream().filter(member -> !member.equals(lead)).toList();
    }

    /** All of it goes to another business. */
    List<Move> into(UUID other) {
        return members.stream().map(member -> new Move(member, standsAt(member), other)).toList();
    }

    /** The lead goes; if it stood for the others, the next one does. */
    List<Move> apart(UUID lead) {
        if (!lead.equals(organisation)) {
            return List.of(new Move(lead, organisation, null));
        }
        var others = without(lead);
        var next = others.getFirst();
        return Stream.concat(
                        Stream.of(new Move(next, organisation, null)),
                        others.stream().skip(1).map(other -> new Move(other, organisation, next)))
                .toList();
    }

    private @Nullable UUID standsAt(UUID member) {
        return member.equals(organisation) ? null : organisation;
    }
}
