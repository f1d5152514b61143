package tn.shabou.api.columns;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Answers about the listed products, or some of them, as they were at one moment. */
public final class Snapshot {

    private final Columns columns;
    private final int[] largestValues;

    /** The rows that it is about; empty when it is about all. */
    private final Optional<RoaringBitmap> about;

    private volatile @Nullable Counts all;

    Snapshot(Columns columns) {
        this(columns, columns.largestValues(), Optional.empty());
    }

    private Snapshot(Columns columns, int[] largestValues, Optional<RoaringBitmap> about) {
        this.columns = columns;
        this.largestValues = largestValues;
        this.about = about;
    }

    /** The same moment, of these products alone, as far as they are listed. */
    public Snapshot among(long[] products) {
        return new Snapshot(columns, largestValues, Optional.of(columns.rowsOf(products)));
    }

    /** How many products there are. */
    public int size() {
        return about.map(RoaringBitmap::getCardinality).orElseGet(columns::size);
    }

    public Selected selected(Selection selection) {
        return new Selected(columns, selection, fixed(selection), largestValues);
    }

    public Counts counts(Selection selection) {
        var counts = new Counts(selection, largestValues);
        var price = selection.price();
        var fixed = fixed(selection).orElse(null);
        if (fixed == null) {
            countTags(counts, price);
        } else {
            fixed.forEach((int row) -> countRow(counts, price, row));
        }
        return counts;
    }

    /** Of all that it is about, counted once. */
    public Counts countsOfAll() {
        var known = all;
        if (known == null) {
            known = counts(Selection.EVERYTHING);
            all = known;
        }
        return known;
    }

    /** The rows that pass what no facet counts: what this is about, and the vehicle. */
    private Optional<RoaringBitmap> fixed(Selection selection) {
        var fitting = selection.engines().map(columns::fitting);
        return Columns.common(Stream.of(about, fitting).flatMap(Optional::stream).toList());
    }

    private void countTags(Counts counts, PriceRange price) {
        var tags = columns.cube().tags();
        for (int i = 0; i < tags.length; i++) {
            int band = Facet.PRICE.value(tags[i]);
            if (!PriceBand.isCutBy(band, price)) {
                boolean fits = price.has(PriceBand.from(band));
                counts.add(tags[i], fits, columns.cube().counts()[i]);
            }
        }
        IntStream.of(PriceBand.of(price.from()), PriceBand.of(price.to()))
                .distinct()
                .filter(band -> PriceBand.isCutBy(band, price))
                .mapToObj(band -> new PriceRange(PriceBand.from(band), PriceBand.to(band)))
                .forEach(band ->
                        new Priced(columns, band).forEach(row -> countRow(counts, price, row)));
    }

    private void countRow(Counts counts, PriceRange price, int row) {
        var rows = columns.rows();
        counts.add(rows.tags()[row], price.has(rows.prices()[row]), 1);
    }
}
