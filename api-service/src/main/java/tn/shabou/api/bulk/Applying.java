package tn.shabou.api.bulk;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import tn.shabou.api.jobs.Batches;
import tn.shabou.api.jobs.Pass;
import tn.shabou.api.jobs.Phase;
import tn.shabou.api.jobs.Step;

/** Does to the products what the preview showed. Whoever was changed since is left alone. */
final class Applying {

    private static final String COMPARE =
            """
            WITH found AS (
                SELECT r.line, r.changes, r.version = k.version AS is_same, k.fields
                  FROM {rows} r LEFT JOIN %s ON true
                 WHERE {batch} AND r.kind = 'CHANGED' AND r.outcome IS NULL),
            compared AS (
                SELECT f.line, f.is_same,
                       (SELECT jsonb_object_agg(key, f.fields->key) FROM jsonb_each(f.changes)
                         WHERE f.fields->key IS DISTINCT FROM value->0) AS conflicts
                  FROM found f)
            UPDATE {rows} r
               SET conflicts = c.conflicts,
                   outcome = CASE WHEN c.is_same AND c.conflicts IS NULL THEN 'UPDATED' ELSE 'CONFLICT' END
              FROM compared c WHERE r.line = c.line AND {batch}
            """
                    .formatted(Pass.NOW_BY_ID);

    private static final String WRITES =
            """
            SELECT r.product_id, NULL::integer AS line, false AS is_new,
                   (SELECT jsonb_object_agg(key, value->1) FROM jsonb_each(r.changes)) AS fields
              FROM {rows} r WHERE {batch} AND r.outcome = 'UPDATED'
            """;

    private Applying() {}

    static Step of(Batches batches) {
        return new Pass(
                batches,
                Phase.APPLY,
                (_, _) -> Uni.createFrom().voidItem(),
                COMPARE,
                WRITES,
                Map.of("rows_updated", "UPDATED", "rows_conflict", "CONFLICT"));
    }
}
