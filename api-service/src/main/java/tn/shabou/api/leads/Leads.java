package tn.shabou.api.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.model.leads.LeadKind;
import tn.shabou.model.leads.LeadState;
import tn.shabou.model.leads.PlaceBatch.OperatingStatus;

/** The inbox of leads, best score first. */
@ApplicationScoped
class Leads {

    static final String CARD =
            """
            l.id, l.kind, l.name, l.state, l.score, coalesce(l.website, same.website) AS website,
            l.phones || coalesce(same.phones, '{}') AS phones, l.emails || coalesce(same.emails, '{}') AS emails,
            coalesce(l.city, same.city) AS city, coalesce(l.governorate, same.governorate) AS governorate,
            coalesce(l.address, same.address) AS address,
            l.first_seen_at, l.last_seen_at, l.reject_reason, l.next_action, l.next_action_on, l.merged_into, l.version,
            (SELECT count(*) FROM offer o WHERE o.lead_id IN (SELECT s.id FROM lead s WHERE s.id = l.id OR s.merged_into = l.id)) AS offers
            """;

    /**
     * What others of the same business add to the lead that stands for it: the most trusted source
     * first, then the latest.
     */
    static final String SAME_BUSINESS =
            """
            LEFT JOIN LATERAL (
                SELECT (array_agg(m.website ORDER BY lead_source_rank(s.kind), m.last_seen_at DESC, m.id) FILTER (WHERE m.website IS NOT NULL))[1] AS website,
                       (array_agg(m.city ORDER BY lead_source_rank(s.kind), m.last_seen_at DESC, m.id) FILTER (WHERE m.city IS NOT NULL))[1] AS city,
                       (array_agg(m.governorate ORDER BY lead_source_rank(s.kind), m.last_seen_at DESC, m.id) FILTER (WHERE m.governorate IS NOT NULL))[1] AS governorate,
                       (array_agg(m.address ORDER BY lead_source_rank(s.kind), m.last_seen_at DESC, m.id) FILTER (WHERE m.address IS NOT NULL))[1] AS address,
                       (SELECT array_agg(DISTINCT p) FROM lead o, unnest(o.phones) AS p WHERE o.merged_into = l.id AND p <> ALL (l.phones)) AS phones,
                       (SELECT array_agg(DISTINCT e) FROM lead o, unnest(o.emails) AS e WHERE o.merged_into = l.id AND e <> ALL (l.emails)) AS emails
                  FROM lead m JOIN lead_source s ON s.id = m.source_id WHERE m.merged_into = l.id) AS same ON true
            """;

    /** After the filter's: $7 and $8 the pair after which the page begins or null, $9 the limit. */
    private static final String LIST =
            """
            SELECT %1$s,
                   (SELECT count(*) FROM (SELECT FROM lead l WHERE %2$s LIMIT %3$d) AS bounded) AS total
              FROM (SELECT * FROM lead l
             WHERE %2$s
               AND ($7::int IS NULL OR l.score < $7 OR (l.score = $7 AND l.id > $8::uuid))
             ORDER BY l.score DESC, l.id
             LIMIT $9) AS l %4$s
             ORDER BY l.score DESC, l.id
            """
                    .formatted(CARD, LeadFilter.SQL, Page.Total.BOUND + 1, SAME_BUSINESS);

    /** This lead and those that are the same business. */
    private static final String SAME =
            "IN (SELECT s.id FROM lead s WHERE l.id IN (s.id, s.merged_into))";

    private static final String BY_ID =
            """
            SELECT %1$s, l.latitude, l.longitude, l.operating_status, l.locked_fields,
                   (SELECT coalesce(json_agg(json_build_object(
                               'id', o.id, 'name', o.name, 'brand', o.brand, 'sku', o.sku, 'mpn', o.mpn,
                               'amount', o.amount::text, 'currency', o.currency, 'taxBasis', o.tax_basis,
                               'availability', o.availability, 'rawPrice', o.raw_price, 'priceSource', o.price_source,
                               'url', o.url, 'productSku', p.sku, 'ourPrice', p.price_tnd::text,
                               'lastSeenAt', o.last_seen_at) ORDER BY o.name, o.id), '[]')::text
                      FROM offer o LEFT JOIN product p ON p.id = o.product_id WHERE o.lead_id %2$s) AS offer_list,
                   (SELECT coalesce(json_agg(json_build_object(
                               'field', field, 'value', value, 'url', url, 'raw', raw, 'method', method,
                               'confidence', confidence, 'observedAt', observed_at, 'source', t.name,
                               'licence', e.licence, 'attribution', e.attribution, 'keepUntil', keep_until)
                               ORDER BY field, confidence DESC, value), '[]')::text
                      FROM lead_evidence e JOIN lead_source t ON t.id = e.told_by WHERE lead_id %2$s) AS evidence,
                   (SELECT coalesce(json_agg(json_build_object(
                               'dimension', dimension, 'feature', feature, 'points', points)
                               ORDER BY abs(points) DESC, feature), '[]')::text
                      FROM score_contribution WHERE lead_id = l.id) AS contributions,
                   (SELECT json_build_object(
                               'model', model, 'fit', fit, 'reachability', reachability, 'confidence', confidence,
                               'zeroBecause', zero_because, 'raises', raises)::text
                      FROM lead_score WHERE lead_id = l.id) AS scored,
                   (SELECT coalesce(json_agg(json_build_object('text', n.text, 'author', u.full_name, 'at', n.at)
                               ORDER BY n.id DESC), '[]')::text
                      FROM lead_note n JOIN app_user u ON u.id = n.author_id WHERE n.lead_id %2$s) AS notes,
                   (SELECT coalesce(json_agg(json_build_object(
                               'from', r.from_state, 'to', r.to_state, 'reason', r.reason, 'cause', r.cause, 'decidedBy', u.full_name,
                               'decidedAt', r.decided_at, 'undo', r.undoes IS NOT NULL) ORDER BY r.id DESC), '[]')::text
                      FROM lead_review r JOIN app_user u ON u.id = r.decided_by WHERE r.lead_id = l.id) AS reviews,
                   (SELECT coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'score', d.score)
                               ORDER BY d.score DESC, d.id), '[]')::text
                      FROM lead d WHERE d.merged_into = l.id) AS duplicates
              FROM lead l %3$s WHERE l.id = $1
            """
                    .formatted(CARD, SAME, SAME_BUSINESS);

    private final Pool database;
    private final Cursors cursors;
    private final JsonColumn json;

    Leads(Pool database, Cursors cursors, JsonColumn json) {
        this.database = database;
        this.cursors = cursors;
        this.json = json;
    }

    Uni<Page<LeadCard>> list(LeadFilter filter, Paging paging) {
        var list = filter.list();
        var after = cursors.after(list, paging);
        var parameters =
                filter.parameters()
                        .addInteger(after.map(keys -> Integer.valueOf(keys.get(0))).orElse(null))
                        .addUUID(after.map(keys -> UUID.fromString(keys.get(1))).orElse(null))
                        .addInteger(paging.limit() + 1);
        return database.preparedQuery(LIST)
                .execute(parameters)
                .map(rows -> page(rows.stream().toList(), list, paging.limit()));
    }

    /**
     * How many leads, duplicates and rejected ones left out, are where; none is where nobody knows.
     */
    Uni<List<Whereabouts>> whereabouts() {
        return database.query(
                        """
                        SELECT governorate, count(*) AS leads FROM lead
                         WHERE merged_into IS NULL AND state <> 'REJECTED' GROUP BY governorate ORDER BY leads DESC, governorate
                        """)
                .execute()
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new Whereabouts(
                                                Optional.ofNullable(row.getString("governorate")),
                                                row.getLong("leads")))
                                .toList());
    }

    Uni<Optional<LeadDetail>> find(UUID id) {
        return database.preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(this::detail));
    }

    private Page<LeadCard> page(List<Row> rows, String list, int limit) {
        var total = Page.Total.bounded(rows);
        return cursors.page(
                list,
                rows.stream().map(Leads::card).toList(),
                limit,
                total,
                last -> List.of(Integer.toString(last.score()), last.id().toString()));
    }

    private LeadDetail detail(Row row) {
        return new LeadDetail(
                card(row),
                row.getString("address"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                OperatingStatus.valueOf(row.getString("operating_status")),
                texts(row.getArrayOfStrings("locked_fields")),
                json.list(row.getString("offer_list"), LeadDetail.Offer.class),
                json.list(row.getString("evidence"), LeadDetail.Evidence.class),
                Optional.ofNullable(row.getString("scored"))
                        .map(text -> json.object(new JsonObject(text), LeadDetail.Score.class))
                        .orElse(null),
                json.list(row.getString("contributions"), LeadDetail.Contribution.class),
                json.list(row.getString("notes"), LeadDetail.Note.class),
                json.list(row.getString("reviews"), LeadDetail.Review.class),
                json.list(row.getString("duplicates"), LeadDetail.Duplicate.class));
    }

    static LeadCard card(Row row) {
        return new LeadCard(
                row.getUUID("id"),
                LeadKind.valueOf(row.getString("kind")),
                row.getString("name"),
                LeadState.valueOf(row.getString("state")),
                row.getInteger("score"),
                row.getString("website"),
                texts(row.getArrayOfStrings("phones")),
                texts(row.getArrayOfStrings("emails")),
                row.getString("city"),
                row.getString("governorate"),
                row.getInteger("offers"),
                row.getString("reject_reason"),
                row.getString("next_action"),
                row.getLocalDate("next_action_on"),
                row.getUUID("merged_into"),
                row.getInteger("version"),
                row.getOffsetDateTime("first_seen_at").toInstant(),
                row.getOffsetDateTime("last_seen_at").toInstant());
    }

    private static List<String> texts(String @Nullable [] array) {
        return array == null ? List.of() : List.of(array);
    }
}
