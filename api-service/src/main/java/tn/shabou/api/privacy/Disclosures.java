package tn.shabou.api.privacy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tn.shabou.api.http.JsonColumn;

/** Gathers what is held about a subject. */
@ApplicationScoped
class Disclosures {

    private static final String HELD =
            """
            SELECT is_suppressed($1, $2) AS suppressed,
                   ARRAY(SELECT e.code FROM enquiry e WHERE e.phone = $2 OR lower(e.email) = $2 ORDER BY e.created_at, e.id LIMIT 1000) AS enquiries,
                   (SELECT coalesce(json_agg(json_build_object(
                       'id', l.id, 'name', l.name, 'kind', l.kind, 'state', l.state, 'score', l.score, 'domain', l.domain,
                       'website', l.website, 'phones', l.phones, 'emails', l.emails, 'address', l.address, 'city', l.city,
                       'governorate', l.governorate, 'source', s.name, 'firstSeenAt', l.first_seen_at, 'lastSeenAt', l.last_seen_at,
                       'offers', (SELECT count(*) FROM offer WHERE lead_id = l.id),
                       'facts', (SELECT coalesce(json_agg(json_build_object(
                                   'field', f.field, 'value', f.value, 'raw', f.raw, 'url', f.url, 'method', f.method,
                                   'licence', f.licence, 'observedAt', f.observed_at, 'keepUntil', f.keep_until)
                                   ORDER BY f.field, f.value, f.url), '[]') FROM lead_evidence f WHERE f.lead_id = l.id),
                       'notes', (SELECT coalesce(json_agg(n.text ORDER BY n.id), '[]') FROM lead_note n WHERE n.lead_id = l.id),
                       'decisions', (SELECT coalesce(json_agg(concat_ws(' ', r.to_state, r.reason) ORDER BY r.id), '[]')
                                       FROM lead_review r WHERE r.lead_id = l.id)) ORDER BY l.id), '[]')::text
                      FROM lead l JOIN lead_source s ON s.id = l.source_id
                     WHERE CASE $1 WHEN 'LEAD' THEN l.id::text = $2 WHEN 'DOMAIN' THEN lower(l.domain) = $2
                                   WHEN 'PHONE' THEN $2 = ANY (l.phones)
                                   ELSE EXISTS (SELECT FROM unnest(l.emails) AS e WHERE lower(e) = $2) END
                        OR l.id IN (SELECT lead_id FROM lead_evidence WHERE field = $1 AND lower(value) = $2)) AS leads
            """;

    private final Pool database;
    private final JsonColumn json;

    Disclosures(Pool database, JsonColumn json) {
        this.database = database;
        this.json = json;
    }

    Uni<Disclosure> about(Subject subject) {
        return database.preparedQuery(HELD)
                .execute(Tuple.of(subject.kind().name(), subject.wanted()))
                .map(rows -> disclosure(rows.iterator().next()));
    }

    private Disclosure disclosure(Row row) {
        return new Disclosure(
                row.getBoolean("suppressed"),
                json.list(row.getString("leads"), Disclosure.Lead.class),
                List.of(row.getArrayOfStrings("enquiries")));
    }
}
