package tn.shabou.prospector.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Offer;
import tn.shabou.prospector.crawl.Timestamps;
import tn.shabou.prospector.matching.Matching;
import tn.shabou.prospector.matching.Matching.Match;
import tn.shabou.prospector.matching.OfferedPart;

/** What leads sell: table {@code offer}, and {@code offer_price} for what it cost when. */
@ApplicationScoped
class Offers {

    /** A sighting that is older than what is known changes nothing and returns nothing. */
    private static final String SEE =
            """
            INSERT INTO offer (id, lead_id, url, name, brand, sku, mpn, gtin, amount, currency, tax_basis, availability,
                               raw_price, price_source, product_id, matched_by, first_seen_at, last_seen_at,
                               list_amount, pack_quantity, oe_references, image_url, evidence, condition, seller_key)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17,
                    $18, $19, $20, $21, $22, $23, $24)
            ON CONFLICT (id) DO UPDATE
               SET lead_id = excluded.lead_id, name = excluded.name, brand = excluded.brand, sku = excluded.sku, mpn = excluded.mpn, gtin = excluded.gtin,
                   amount = excluded.amount, currency = excluded.currency, tax_basis = excluded.tax_basis,
                   availability = excluded.availability, raw_price = excluded.raw_price, price_source = excluded.price_source,
                   product_id = excluded.product_id, matched_by = excluded.matched_by, last_seen_at = excluded.last_seen_at,
                   list_amount = excluded.list_amount, pack_quantity = excluded.pack_quantity,
                   oe_references = excluded.oe_references, image_url = excluded.image_url, evidence = excluded.evidence,
                   condition = excluded.condition, seller_key = excluded.seller_key
             WHERE offer.last_seen_at <= excluded.last_seen_at
            RETURNING id
            """;

    /** What a list shows of an ad that is known: what may have changed, and not what it is. */
    private static final String GLANCE =
            """
            UPDATE offer
               SET amount = $3, currency = $4, availability = $5, raw_price = $6, last_seen_at = $2
             WHERE id = $1 AND last_seen_at <= $2 AND lead_id = $7 RETURNING id
            """;

    private static final String RECORD_CHANGE =
            """
            INSERT INTO offer_price (offer_id, observed_at, amount, currency, availability)
            SELECT $1, $2, $3, $4, $5
             WHERE NOT EXISTS (
                SELECT 1 FROM (SELECT amount, currency, availability FROM offer_price
                                WHERE offer_id = $1 ORDER BY observed_at DESC LIMIT 1) AS last
                 WHERE last.amount = $3 AND last.currency = $4 AND last.availability IS NOT DISTINCT FROM $5)
            ON CONFLICT (offer_id, observed_at) DO NOTHING
            """;

    private final Matching matching;

    Offers(Matching matching) {
        this.matching = matching;
    }

    Uni<Void> write(SqlConnection transaction, Sighting seen) {
        return seen.inPassing()
                ? glance(transaction, seen)
                        .chain(known ->
                                known
                                        ? recordPrice(transaction, seen)
                                        : writeAll(transaction, seen))
                : writeAll(transaction, seen);
    }

    /** Whether it was known, so that a glance was enough. */
    private static Uni<Boolean> glance(SqlConnection transaction, Sighting seen) {
        var offer = seen.offer();
        var row =
                Tuple.tuple()
                        .addUUID(seen.id())
                        .addOffsetDateTime(Timestamps.of(seen.at()))
                        .addBigDecimal(offer.amount())
                        .addString(offer.currency())
                        .addString(name(offer.availability()))
                        .addString(offer.rawPrice())
                        .addUUID(seen.lead());
        return transaction.preparedQuery(GLANCE).execute(row).map(rows -> rows.size() > 0);
    }

    private Uni<Void> writeAll(SqlConnection transaction, Sighting seen) {
        return matching.of(transaction, seen.id(), OfferedPart.of(seen.offer()))
                .chain(match -> writeAll(transaction, seen, match));
    }

    private Uni<Void> writeAll(SqlConnection transaction, Sighting seen, Match match) {
        return transaction
                .preparedQuery(SEE)
                .execute(row(seen, match))
                .chain(rows ->
                        rows.size() == 1
                                ? matching.remember(transaction, seen.id(), match)
                                        .chain(() -> recordPrice(transaction, seen))
                                : Uni.createFrom().voidItem());
    }

    private static Tuple row(Sighting seen, Match match) {
        var offer = seen.offer();
        return Tuple.tuple()
                .addUUID(seen.id())
                .addUUID(seen.lead())
                .addString(seen.url())
                .addString(offer.name())
                .addString(offer.brand())
                .addString(offer.sku())
                .addString(offer.mpn())
                .addString(offer.gtin())
                .addBigDecimal(offer.amount())
                .addString(offer.currency())
                .addString(offer.taxBasis().name())
                .addString(name(offer.availability()))
                .addString(offer.rawPrice())
                .addString(offer.priceSource())
                .addLong(match.productId())
                .addString(match.matchedBy())
                .addOffsetDateTime(Timestamps.of(seen.at()))
                .addBigDecimal(offer.listAmount())
                .addInteger(offer.packQuantity())
                .addArrayOfString(offer.oeReferences().toArray(String[]::new))
                .addString(offer.imageUrl())
                .addJsonObject(evidence(offer))
                .addString(name(seen.condition()))
                .addString(seen.sellerKey());
    }

    private static Uni<Void> recordPrice(SqlConnection transaction, Sighting seen) {
        var offer = seen.offer();
        if (offer.amount() == null) {
            return Uni.createFrom().voidItem();
        }
        var row =
                Tuple.tuple()
                        .addUUID(seen.id())
                        .addOffsetDateTime(Timestamps.of(seen.at()))
                        .addBigDecimal(offer.amount())
                        .addString(offer.currency())
                        .addString(name(offer.availability()));
        return transaction.preparedQuery(RECORD_CHANGE).execute(row).replaceWithVoid();
    }

    private static JsonObject evidence(Offer offer) {
        var json = new JsonObject();
        offer.evidence()
                .forEach((field, known) ->
                        json.put(
                                field,
                                new JsonObject()
                                        .put("source", known.source())
                                        .put("raw", known.raw())
                                        .put("confidence", known.confidence())));
        return json;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
