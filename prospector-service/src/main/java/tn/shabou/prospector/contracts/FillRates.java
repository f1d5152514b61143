package tn.shabou.prospector.contracts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted;
import tn.shabou.model.leads.PageExtracted.Evidence;
import tn.shabou.model.leads.PageExtracted.Offer;
import tn.shabou.prospector.contracts.Fill.Field;

/** What the offers of each site tell in a run: table {@code site_fill}. */
@ApplicationScoped
public class FillRates {

    private static final String COUNT =
            """
            INSERT INTO site_fill AS f (run_id, site, page, adapter, source_id, links,
                                        offers, amount, sku, availability, asked, seller, condition)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (run_id, site, page) DO UPDATE
               SET adapter = CASE WHEN f.offers = 0 THEN excluded.adapter ELSE f.adapter END,
                   source_id = coalesce(f.source_id, excluded.source_id), links = coalesce(excluded.links, f.links),
                   offers = f.offers + excluded.offers, amount = f.amount + excluded.amount, sku = f.sku + excluded.sku,
                   availability = f.availability + excluded.availability, asked = f.asked + excluded.asked,
                   seller = f.seller + excluded.seller, condition = f.condition + excluded.condition
            """;

    /**
     * Counts the offer of a page, in the transaction that makes it count once. The page that a site
     * starts with counts without one: a site that tells of nothing is noticed too.
     */
    public Uni<Void> count(SqlConnection transaction, PageExtracted page) {
        return page.offer() == null && page.market() == null && page.depth() > 0
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(COUNT).execute(row(page)).replaceWithVoid();
    }

    private static Tuple row(PageExtracted page) {
        var market = page.market();
        var offer = page.offer();
        return market == null
                ? row(
                        page,
                        "PRODUCT",
                        adapter(offer),
                        Fill.of(offer == null ? List.of() : List.of(offer)))
                : row(page, market.kind().name(), market.adapter(), Fill.of(market));
    }

    private static Tuple row(PageExtracted page, String kind, String adapter, Fill fill) {
        var row =
                Tuple.tuple()
                        .addUUID(page.runId())
                        .addString(
                                Objects.requireNonNullElse(
                                        URI.create(page.url()).getRawAuthority(), ""))
                        .addString(kind)
                        .addString(adapter)
                        .addLong(page.sourceId())
                        .addInteger(page.depth() == 0 ? page.links().size() : null);
        for (var field : Field.values()) {
            row.addInteger(field == Field.OFFERS ? fill.offers() : fill.told(field));
        }
        return row;
    }

    /** Where its name was read, which even a page without a price has. */
    private static String adapter(@Nullable Offer offer) {
        return Optional.ofNullable(offer)
                .map(told -> told.evidence().get("name"))
                .map(Evidence::source)
                .orElse("other");
    }
}
