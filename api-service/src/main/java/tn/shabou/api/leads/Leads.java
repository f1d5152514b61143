package tn.shabou.api.leads;

import io.smallrye.mutiny.Uni;
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
import tn.shabou.model.leads.LeadKind;
import tn.shabou.model.leads.LeadState;

/** The inbox of leads, best score first. */
@ApplicationScoped
class Leads {

    private static final String CARD =
            """
            l.id, l.kind, l.name, l.state, l.score, l.website, l.phones, l.emails, l.city, l.governorate, l.address,
            l.first_seen_at, l.last_seen_at, (SELECT count(*) FROM offer o WHERE o.lead_id = l.id) AS offers
            """;

    /**
     * $1 state or null, $2 and $3 the pair after which the page begins or null, $4 one more than
     * the page holds.
     */
    private static final String LIST =
            """
            SELECT %s,
                   (SELECT count(*) FROM (SELECT FROM lead WHERE $1::text IS NULL OR state = $1 LIMIT %d) AS bounded) AS total
              FROM lead l
             WHERE ($1::text IS NULL OR l.state = $1)
               AND ($2::int IS NULL OR l.score < $2 OR (l.score = $2 AND l.id > $3::uuid))
             ORDER BY l.score DESC, l.id
             LIMIT $4
            """
                    .formatted(CARD, Page.Total.BOUND + 1);

    private static final String BY_ID =
            """
            SELECT %s,
                   (SELECT coalesce(json_agg(json_build_object(
                               'id', o.id, 'name', o.name, 'brand', o.brand, 'sku', o.sku, 'mpn', o.mpn,
                               'amount', o.amount::text, 'currency', o.currency, 'taxBasis', o.tax_basis,
                               'availability', o.availability, 'rawPrice', o.raw_price, 'priceSource', o.price_source,
                               'url', o.url, 'productSku', p.sku, 'ourPrice', p.price_tnd::text,
                               'lastSeenAt', o.last_seen_at) ORDER BY o.name, o.id), '[]')::text
                      FROM offer o LEFT JOIN product p ON p.id = o.product_id WHERE o.lead_id = l.id) AS offer_list,
                   (SELECT coalesce(json_agg(json_build_object(
                               'field', field, 'value', value, 'url', url, 'raw', raw, 'method', method,
                               'confidence', confidence, 'observedAt', observed_at)
                               ORDER BY field, confidence DESC, value), '[]')::text
                      FROM lead_evidence WHERE lead_id = l.id) AS evidence,
                   (SELECT coalesce(json_agg(json_build_object(
                               'dimension', dimension, 'feature', feature, 'points', points)
                               ORDER BY abs(points) DESC, feature), '[]')::text
                      FROM score_contribution WHERE lead_id = l.id) AS contributions
              FROM lead l WHERE l.id = $1
            """
                    .formatted(CARD);

    private final Pool database;
    private final Cursors cursors;
    private final JsonColumn json;

    Leads(Pool database, Cursors cursors, JsonColumn json) {
        this.database = database;
        this.cursors = cursors;
        this.json = json;
    }

    Uni<Page<LeadCard>> list(Optional<LeadState> state, Optional<String> cursor, int limit) {
        var list = "leads\n" + state.map(Enum::name).orElse("");
        var after = cursor.map(given -> cursors.values(list, given));
        var parameters =
                Tuple.of(
                        state.map(Enum::name).orElse(null),
                        after.map(keys -> Integer.valueOf(keys.get(0))).orElse(null),
                        after.map(keys -> UUID.fromString(keys.get(1))).orElse(null),
                        limit + 1);
        return database.preparedQuery(LIST)
                .execute(parameters)
                .map(rows -> page(rows.stream().toList(), list, limit));
    }

    Uni<Optional<LeadDetail>> find(UUID id) {
        return database.preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(this::detail));
    }

    private Page<LeadCard> page(List<Row> rows, String list, int limit) {
        var total = Page.Total.bounded(rows.isEmpty() ? 0 : rows.getFirst().getLong("total"));
        return Page.cut(
                rows.stream().map(Leads::card).toList(), limit, total, last -> cursor(list, last));
    }

    private String cursor(String list, LeadCard last) {
        return cursors.cursor(list, List.of(Integer.toString(last.score()), last.id().toString()));
    }

    private LeadDetail detail(Row row) {
        return new LeadDetail(
                card(row),
                row.getString("address"),
                json.list(row.getString("offer_list"), LeadDetail.Offer.class),
                json.list(row.getString("evidence"), LeadDetail.Evidence.class),
                json.list(row.getString("contributions"), LeadDetail.Contribution.class));
    }

    private static LeadCard card(Row row) {
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
                row.getOffsetDateTime("first_seen_at").toInstant(),
                row.getOffsetDateTime("last_seen_at").toInstant());
    }

    private static List<String> texts(String @Nullable [] array) {
        return array == null ? List.of() : List.of(array);
    }
}
