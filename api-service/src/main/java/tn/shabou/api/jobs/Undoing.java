package tn.shabou.api.jobs;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/**
 * Gives parts the values back that a job took from them; what it made is no longer shown. A field
 * that somebody changed since stays, and is reported.
 */
public final class Undoing {

    private static final String COMPARE =
            """
            WITH found AS (
                SELECT r.line, r.changes, k.fields FROM {rows} r, %s
                 WHERE {batch} AND r.outcome IN ('CREATED', 'UPDATED')),
            compared AS (
                SELECT f.line, d.conflicts
                  FROM found f, LATERAL (
                      SELECT jsonb_object_agg(key, f.fields->key) FILTER (
                                 WHERE f.fields->key IS DISTINCT FROM value->0 AND f.fields->key IS DISTINCT FROM value->1)
                             AS conflicts
                        FROM jsonb_each(f.changes)) d)
            UPDATE {rows} r
               SET conflicts = c.conflicts,
                   outcome = CASE WHEN c.conflicts IS NULL THEN 'UNDONE' ELSE 'PARTLY_UNDONE' END
              FROM compared c WHERE r.line = c.line AND {batch}
            """
                    .formatted(Pass.NOW_BY_ID);

    private static final String WRITES =
            """
            SELECT r.product_id, NULL::integer AS line, false AS is_new,
                   (SELECT jsonb_object_agg(key, value->0) FROM jsonb_each(r.changes)
                     WHERE NOT coalesce(r.conflicts ? key, false)) AS fields
              FROM {rows} r WHERE {batch} AND r.outcome IN ('UNDONE', 'PARTLY_UNDONE')
            """;

    private Undoing() {}

    public static Step of(Batches batches) {
        return new Pass(
                batches,
                Phase.UNDO,
                (_, _) -> Uni.createFrom().voidItem(),
                COMPARE,
                WRITES,
                Map.of("rows_undone", "UNDONE", "rows_kept", "PARTLY_UNDONE"));
    }
}
