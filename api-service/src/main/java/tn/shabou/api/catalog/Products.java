package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;

/** The products that shoppers may see. */
@ApplicationScoped
class Products {

    private final Pool database;
    private final Cursors cursors;

    Products(Pool database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    Uni<Page<ProductCard>> list(ProductQuery query, Language language) {
        var listing = new ProductListing(query);
        var after =
                query.cursor()
                        .map(cursor -> cursors.values(query.list(), cursor))
                        .orElse(List.of());
        return database.preparedQuery(listing.sql(after))
                .execute(listing.parameters())
                .map(rows -> page(rows, query, listing.sort(), language));
    }

    private Page<ProductCard> page(
            RowSet<Row> found, ProductQuery query, ProductSort sort, Language language) {
        var rows = found.stream().toList();
        var total = Page.Total.bounded(rows.isEmpty() ? 0 : rows.getFirst().getLong("total"));
        return Page.cut(rows, query.limit(), total, last -> cursor(query, sort, last))
                .map(row -> ProductCards.card(row, language));
    }

    private String cursor(ProductQuery query, ProductSort sort, Row last) {
        return cursors.cursor(
                query.list(), List.of(sort.value(last), last.getLong("id").toString()));
    }
}
