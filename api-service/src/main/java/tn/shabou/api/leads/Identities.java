package tn.shabou.api.leads;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;

/** Which leads are one business, why, and about which somebody should decide. */
@ApplicationScoped
class Identities {

    private static final String LIST = "duplicates";

    private static final String BY_LEAD =
            """
            WITH business AS (
                SELECT coalesce(merged_into, id) AS organisation FROM lead WHERE id = $1
            ), member AS (
                SELECT l.* FROM lead l, business b WHERE l.id = b.organisation OR l.merged_into = b.organisation
            ), fact AS (
                SELECT DISTINCT ON (e.field, CASE WHEN e.field IN ('PHONE', 'EMAIL', 'SOCIAL') THEN e.value END)
                       e.field, e.value, e.lead_id, s.name AS source, e.observed_at
                  FROM member m JOIN lead_evidence e ON e.lead_id = m.id JOIN lead_source s ON s.id = e.told_by
                 ORDER BY e.field, CASE WHEN e.field IN ('PHONE', 'EMAIL', 'SOCIAL') THEN e.value END,
                          lead_source_rank(s.kind), e.observed_at DESC, e.confidence DESC, e.value
            )
            SELECT b.organisation,
                   (SELECT json_agg(json_build_object(
                               'id', m.id, 'name', m.name, 'source', s.name, 'site', m.site, 'address', m.address, 'city', m.city,
                               'state', m.state, 'score', m.score) ORDER BY m.id <> b.organisation, m.score DESC, m.id)::text
                      FROM member m JOIN lead_source s ON s.id = m.source_id) AS members,
                   (SELECT json_agg(json_build_object(
                               'field', field, 'value', value, 'lead', lead_id, 'source', source, 'observedAt', observed_at)
                               ORDER BY field, value)::text FROM fact) AS known,
                   (SELECT json_agg(json_build_object(
                               'one', k.one, 'other', k.other, 'probability', k.probability, 'open', k.open, 'evidence', k.evidence)
                               ORDER BY k.open, k.probability DESC, k.one, k.other)::text
                      FROM (SELECT * FROM lead_likeness WHERE one IN (SELECT id FROM member)
                            UNION SELECT * FROM lead_likeness WHERE other IN (SELECT id FROM member)) AS k) AS pairs,
                   (SELECT json_agg(json_build_object(
                               'id', v.id, 'act', v.act, 'lead', v.lead_id, 'others', v.others, 'decidedBy', u.full_name,
                               'decidedAt', v.decided_at, 'undone', v.undone_at IS NOT NULL) ORDER BY v.id DESC)::text
                      FROM lead_verdict v JOIN app_user u ON u.id = v.decided_by
                     WHERE v.lead_id IN (SELECT id FROM member) OR v.others && ARRAY(SELECT id FROM member)) AS verdicts
              FROM business b
            """;

    private static final String SIDE =
            """
            json_build_object('id', %1$s.id, 'organisation', coalesce(%1$s.merged_into, %1$s.id), 'name', %1$s.name, 'kind', %1$s.kind,
                'state', %1$s.state, 'score', %1$s.score, 'source', %1$ss.name, 'website', %1$s.website, 'phones', %1$s.phones,
                'emails', %1$s.emails, 'address', %1$s.address, 'city', %1$s.city, 'governorate', %1$s.governorate)
            """;

    /**
     * {@code $1} to {@code $3} the pair after which the page begins, or null; {@code $4} the limit.
     */
    private static final String OPEN =
            """
            SELECT k.probability, k.evidence::text AS evidence, k.one, k.other,
                   json_build_array(%s, %s)::text AS sides,
                   (SELECT count(*) FROM (SELECT FROM lead_likeness WHERE open LIMIT %d) AS bounded) AS total
              FROM lead_likeness k
              JOIN lead a ON a.id = k.one JOIN lead_source as_ ON as_.id = a.source_id
              JOIN lead b ON b.id = k.other JOIN lead_source bs ON bs.id = b.source_id
             WHERE k.open AND k.probability <= coalesce($1::real, 1) AND ($1::real IS NULL OR k.probability < $1 OR (k.probability = $1 AND (k.one, k.other) > ($2::uuid, $3::uuid)))
             ORDER BY k.probability DESC, k.one, k.other LIMIT $4
            """
                    .formatted(
                            SIDE.formatted("a").replace("as.name", "as_.name"),
                            SIDE.formatted("b"),
                            Page.Total.BOUND + 1);

    private final Pool database;
    private final Cursors cursors;
    private final JsonColumn json;

    Identities(Pool database, Cursors cursors, JsonColumn json) {
        this.database = database;
        this.cursors = cursors;
        this.json = json;
    }

    /** A pair as the database aggregates it. */
    @RegisterForReflection
    record KeptPair(
            UUID one, UUID other, double probability, boolean open, List<KeptEvidence> evidence) {}

    Uni<Optional<Identity>> of(UUID lead, RoutingContext reader) {
        return database.preparedQuery(BY_LEAD)
                .execute(Tuple.of(lead))
                .map(rows -> rows.stream().findFirst().map(row -> identity(lead, row, reader)));
    }

    /** Pairs that wait for a decision, the likeliest first. */
    Uni<Page<Suggestion>> open(Paging paging, RoutingContext reader) {
        var after = cursors.after(LIST, paging);
        var parameters =
                Tuple.tuple()
                        .addFloat(after.map(keys -> Float.valueOf(keys.get(0))).orElse(null))
                        .addUUID(after.map(keys -> UUID.fromString(keys.get(1))).orElse(null))
                        .addUUID(after.map(keys -> UUID.fromString(keys.get(2))).orElse(null))
                        .addInteger(paging.limit() + 1);
        return database.preparedQuery(OPEN)
                .execute(parameters)
                .map(rows -> page(rows.stream().toList(), paging.limit(), reader));
    }

    private Page<Suggestion> page(List<Row> rows, int limit, RoutingContext reader) {
        var total = Page.Total.bounded(rows);
        return cursors.page(
                        LIST,
                        rows,
                        limit,
                        total,
                        last ->
                                List.of(
                                        last.getFloat("probability").toString(),
                                        last.getUUID("one").toString(),
                                        last.getUUID("other").toString()))
                .map(row -> suggestion(row, reader));
    }

    private Suggestion suggestion(Row row, RoutingContext reader) {
        var sides = json.list(row.getString("sides"), Suggestion.Side.class);
        var reasons =
                json.list(row.getString("evidence"), KeptEvidence.class).stream()
                        .map(each -> each.told(reader))
                        .toList();
        return new Suggestion(
                sides.getFirst(), sides.getLast(), row.getFloat("probability"), reasons);
    }

    private Identity identity(UUID lead, Row row, RoutingContext reader) {
        return new Identity(
                lead,
                row.getUUID("organisation"),
                json.list(row.getString("members"), Identity.Member.class),
                json.list(row.getString("known"), Identity.Known.class),
                json.list(row.getString("pairs"), KeptPair.class).stream()
                        .map(pair -> pair(pair, reader))
                        .toList(),
                json.list(row.getString("verdicts"), Identity.Said.class));
    }

    private static Identity.Pair pair(KeptPair kept, RoutingContext reader) {
        var reasons = kept.evidence().stream().map(each -> each.told(reader)).toList();
        return new Identity.Pair(
                kept.one(), kept.other(), kept.probability(), kept.open(), reasons);
    }
}
