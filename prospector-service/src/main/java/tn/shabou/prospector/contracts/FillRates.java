package tn.shabou.prospector.contracts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import tn.shabou.model.leads.PageExtracted;
import tn.shabou.model.leads.PageExtracted.Evidence;
import tn.shabou.model.leads.PageExtracted.Offer;
import tn.shabou.prospector.contracts.Fill.Field;

/** What the offers of each site tell in a run: table {@code site_fill}. */
@ApplicationScoped
public class FillRates {

    private static final String COUNT =
            """
            INSERT INTO site_fill AS f (run_id, site, adapter, offers, amount, sku, availability) VALUES ($1, $2, $3, 1, $4, $5, $6)
            ON CONFLICT (run_id, site) DO UPDATE
               SET offers = f.offers + 1, amount = f.amount + excluded.amount, sku = f.sku + excluded.sku,
                   availability = f.availability + excluded.availability
            """;

    /** Counts the offer of a page, in the transaction that makes it count once. */
    public Uni<Void> count(SqlConnection transaction, PageExtracted page) {
        var offer = page.offer();
        return offer == null
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(COUNT).execute(row(page, offer)).replaceWithVoid();
    }

    private static Tuple row(PageExtracted page, Offer offer) {
        var row =
                Tuple.tuple()
                        .addUUID(page.runId())
                        .addString(
                                Objects.requireNonNullElse(
                                        URI.create(page.url()).getRawAuthority(), ""))
                        .addString(adapter(offer));
        for (var field : Field.values()) {
            row.addInteger(field.isIn(offer) ? 1 : 0);
        }
        return row;
    }

    /** Where its name was read, which even a page without a price has. */
    private static String adapter(Offer offer) {
        return Optional.ofNullable(offer.evidence().get("name"))
                .map(Evidence::source)
                .orElse("other");
    }
}
