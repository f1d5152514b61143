package tn.shabou.api.columns;

import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;
import tn.shabou.api.http.Page;

/** The products that pass a selection, found once for the page and for the total. */
public final class Selected {

    private final Columns columns;
    private final Optional<RoaringBitmap> fixed;
    private final Optional<RoaringBitmap> matched;
    private final Marks marks;
    private final Priced priced;

    Selected(
            Columns columns,
            Selection selection,
            Optional<RoaringBitmap> fixed,
            int[] largestValues) {
        this.columns = columns;
        this.fixed = fixed;
        this.matched = columns.matched(selection, fixed);
        this.marks = new Marks(selection, largestValues);
        this.priced = new Priced(columns, selection.price());
    }

    /** The rows that pass what no {@link #marks} tell. */
    Optional<RoaringBitmap> fixed() {
        return fixed;
    }

    /** The rows that pass all but the price filter; empty when every row does. */
    Optional<RoaringBitmap> matched() {
        return matched;
    }

    Marks marks() {
        return marks;
    }

    Priced priced() {
        return priced;
    }

    /** Whether a product is one of them. */
    public boolean has(long product) {
        int row = columns.row(product);
        return row >= 0
                && marks.has(columns.rows().tags()[row])
                && (priced.isAny() || priced.has(row))
                && fixed.map(rows -> rows.contains(row)).orElse(true);
    }

    /**
     * @param after where the page before ended; empty for the first
     */
    public Slice page(Sort sort, Optional<Place> after, int limit) {
        return new Walk(columns, this, sort, limit).page(after);
    }

    /** Exact, but where a price range meets another filter and a thousand products pass both. */
    public Page.Total total() {
        if (priced.isAny()) {
            return Page.Total.exactly(
                    matched.map(RoaringBitmap::getCardinality).orElse(columns.size()));
        }
        return matched.map(rows -> Page.Total.bounded(priced.count(rows, Page.Total.BOUND + 1)))
                .orElseGet(() -> Page.Total.exactly(priced.count()));
    }
}
