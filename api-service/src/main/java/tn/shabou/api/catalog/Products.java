package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tn.shabou.api.columns.ColumnStore;
import tn.shabou.api.columns.Place;
import tn.shabou.api.columns.Selection;
import tn.shabou.api.columns.Snapshot;
import tn.shabou.api.database.ShopReads;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;

/**
 * The products that shoppers may see, page by page. Which ones are on a page is decided in memory,
 * and what they look like is read from the database; until the memory is filled, the database
 * decides.
 */
@ApplicationScoped
public class Products {

    private final ShopReads reads;
    private final Selections selections;
    private final ColumnStore columns;
    private final Cards cards;
    private final Cursors cursors;

    Products(
            ShopReads reads,
            Selections selections,
            ColumnStore columns,
            Cards cards,
            Cursors cursors) {
        this.reads = reads;
        this.selections = selections;
        this.columns = columns;
        this.cards = cards;
        this.cursors = cursors;
    }

    /**
     * A list of which a page is asked for.
     *
     * @param name what its cursors are bound to
     * @param from empty for the first page
     */
    private record Listed(
            String name,
            Selection selection,
            ProductSort sort,
            int limit,
            Optional<ListCursor> from,
            Language language) {

        Optional<Place> after() {
            return from.map(ListCursor::place);
        }
    }

    public Uni<Page<ProductCard>> list(
            ProductFilters filters, ProductPaging paging, Language language) {
        var name = String.join("\n", "products", paging.sort().orElse(""), filters.key());
        var sort = ProductSort.of(paging.sort());
        var from = paging.cursor().map(cursor -> ListCursor.of(cursors.values(name, cursor)));
        return selections
                .of(filters)
                .chain(selection ->
                        page(new Listed(name, selection, sort, paging.limit(), from, language)));
    }

    private Uni<Page<ProductCard>> page(Listed list) {
        return columns.snapshot()
                .map(snapshot -> fromMemory(list, snapshot))
                .orElseGet(() -> fromDatabase(list));
    }

    private Uni<Page<ProductCard>> fromMemory(Listed list, Snapshot snapshot) {
        var selected = snapshot.selected(list.selection());
        var total = list.from().map(ListCursor::total).orElseGet(selected::total);
        var slice = selected.page(list.sort().sort(), list.after(), list.limit());
        return cards.of(slice.ids(), list.language())
                .map(found -> new Page<>(found, next(list, slice.last(), total), total));
    }

    private Uni<Page<ProductCard>> fromDatabase(Listed list) {
        var listing = new ProductListing(list.selection(), list.sort(), list.after(), list.limit());
        return reads.ask(listing.sql(), listing.parameters()).chain(rows -> page(list, rows));
    }

    private Uni<Page<ProductCard>> page(Listed list, RowSet<Row> found) {
        var rows = new ArrayList<Row>();
        found.forEach(rows::add);
        var total = list.from().map(ListCursor::total).orElseGet(() -> counted(rows));
        boolean more = rows.size() > list.limit();
        var shown = more ? rows.subList(0, list.limit()) : rows;
        var last = more ? Optional.of(list.sort().place(shown.getLast())) : Optional.<Place>empty();
        return cards.of(shown, list.language())
                .map(cut -> new Page<>(cut, next(list, last, total), total));
    }

    private static Page.Total counted(List<Row> rows) {
        return Page.Total.bounded(rows);
    }

    private Optional<String> next(Listed list, Optional<Place> last, Page.Total total) {
        return last.map(
                place -> cursors.cursor(list.name(), new ListCursor(place, total).values()));
    }
}
