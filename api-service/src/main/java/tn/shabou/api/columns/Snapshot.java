package tn.shabou.api.columns;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers about the listed products as they were at one moment. */
public final class Snapshot {

    private final Columns columns;
    private final int[] largestValues;
    private volatile @Nullable Counts all;

    Snapshot(Columns columns) {
        this.columns = columns;
        this.largestValues = columns.largestValues();
    }

    /** How many products there are. */
    public int size() {
        return columns.size();
    }

    public Selected selected(Selection selection) {
        return new Selected(columns, selection, largestValues);
    }

    public Counts counts(Selection selection) {
        var counts = new Counts(selection, largestValues);
        var price = selection.price();
        var fixed = columns.fixed(selection).orElse(null);
        if (fixed == null) {
            countTags(counts, price);
        } else {
            fixed.forEach((int row) -> countRow(counts, price, row));
        }
        return counts;
    }

    /** Counted once. */
    public Counts countsOfAll() {
        var known = all;
        if (known == null) {
            known = counts(Selection.EVERYTHING);
            all = known;
        }
        return known;
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
