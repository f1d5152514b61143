package tn.shabou.api.synonyms;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * Who says {@code said} is also shown what is called {@code meant}; one step only, it does not go
 * on from there.
 *
 * @param source who brought it: seed, demo, staff
 * @param version grows with each edit
 */
record Synonym(
        long id,
        String said,
        String meant,
        boolean bothWays,
        boolean enabled,
        String source,
        int version,
        Instant updatedAt) {

    static final String COLUMNS =
            "id, said, meant, both_ways, enabled, source, version, updated_at";

    static Synonym of(Row row) {
        return new Synonym(
                row.getLong("id"),
                row.getString("said"),
                row.getString("meant"),
                row.getBoolean("both_ways"),
                row.getBoolean("enabled"),
                row.getString("source"),
                row.getInteger("version"),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    /** What an edit may change. */
    JsonObject content() {
        return new JsonObject()
                .put("said", said)
                .put("meant", meant)
                .put("bothWays", bothWays)
                .put("enabled", enabled);
    }

    /**
     * A synonym as somebody wants it.
     *
     * @param bothWays whether who says {@code meant} is shown {@code said} as well
     */
    record Draft(
            @NotBlank @Size(max = 100) String said,
            @NotBlank @Size(max = 100) String meant,
            @NotNull Boolean bothWays,
            @NotNull Boolean enabled) {}
}
