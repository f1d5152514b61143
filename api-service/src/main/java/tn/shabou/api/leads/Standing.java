package tn.shabou.api.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;
import tn.shabou.api.http.Problem;

/**
 * How staff left a lead.
 *
 * @param content as the audit trail keeps it
 */
record Standing(long version, JsonObject content) {

    private static final String READ =
            "SELECT version, state, reject_reason, next_action, next_action_on::text, merged_into FROM lead WHERE id = $1 FOR UPDATE";

    /** Until the transaction ends, nobody else changes the lead. */
    static Uni<Standing> of(SqlConnection transaction, UUID lead) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.of(lead))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(Standing::of)
                                .orElseThrow(() ->
                                        new Problem(
                                                LeadProblem.LEAD_NOT_FOUND,
                                                "No lead has the id %s.",
                                                lead)));
    }

    private static Standing of(Row row) {
        var into = row.getUUID("merged_into");
        return new Standing(
                row.getInteger("version"),
                new JsonObject()
                        .put("state", row.getString("state"))
                        .put("reason", row.getString("reject_reason"))
                        .put("nextAction", row.getString("next_action"))
                        .put("nextActionOn", row.getString("next_action_on"))
                        .put("into", into == null ? null : into.toString()));
    }
}
