package tn.shabou.prospector.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted;
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
                               list_amount, pack_quantity, oe_references, image_url, evidence)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17,
                    $18, $19, $20, $21, $22)
            ON CONFLICT (id) DO UPDATE
               SET name = excluded.name, brand = excluded.brand, sku = excluded.sku, mpn = excluded.mpn, gtin = excluded.gtin,
                   amount = excluded.amount, currency = excluded.currency, tax_basis = excluded.tax_basis,
                   availability = excluded.availability, raw_price = excluded.raw_price, price_source = excluded.price_source,
                   product_id = excluded.product_id, matched_by = excluded.matched_by, last_seen_at = excluded.last_seen_at,
                   list_amount = excluded.list_amount, pack_quantity = excluded.pack_quantity,
                   oe_references = excluded.oe_references, image_url = excluded.image_url, evidence = excluded.evidence
             WHERE offer.last_seen_at <= excluded.last_seen_at
            RETURNING id
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

    Uni<Void> write(SqlConnection transaction, UUID lead, PageExtracted page) {
        var offer = page.offer();
        if (offer == null) {
            return Uni.createFrom().voidItem();
        }
        var id = LeadId.ofOffer(lead, page.url());
        return matching.of(transaction, id, OfferedPart.of(offer))
                .chain(match -> write(transaction, id, lead, page, offer, match));
    }

    private Uni<Void> write(
            SqlConnection transaction,
            UUID id,
            UUID lead,
            PageExtracted page,
            Offer offer,
            Match match) {
        var row =
                Tuple.tuple()
                        .addUUID(id)
                        .addUUID(lead)
                        .addString(page.url())
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
                        .addOffsetDateTime(Timestamps.of(page.observedAt()))
                        .addBigDecimal(offer.listAmount())
                        .addInteger(offer.packQuantity())
                        .addArrayOfString(offer.oeReferences().toArray(String[]::new))
                        .addString(offer.imageUrl())
                        .addJsonObject(evidence(offer));
        return transaction
                .preparedQuery(SEE)
                .execute(row)
                .chain(seen ->
                        seen.size() == 1
                                ? matching.remember(transaction, id, match)
                                        .chain(() -> recordPrice(transaction, id, page, offer))
                                : Uni.createFrom().voidItem());
    }

    private static Uni<Void> recordPrice(
            SqlConnection transaction, UUID id, PageExtracted page, Offer offer) {
        if (offer.amount() == null) {
            return Uni.createFrom().voidItem();
        }
        var row =
                Tuple.tuple()
                        .addUUID(id)
                        .addOffsetDateTime(Timestamps.of(page.observedAt()))
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
