package tn.shabou.local.demo;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Writes the parts of the demo to the tables that know them, batch by batch. */
final class DemoParts {

    private static final int BATCH = 5_000;

    private final Parts parts;
    private final int count;
    private final Progress progress;
    private final NumberSet numbers;

    DemoParts(Parts parts, int count, Progress progress) {
        this.parts = parts;
        this.count = count;
        this.progress = progress;
        this.numbers = new NumberSet(count);
    }

    /**
     * While PostgreSQL takes one batch in, the next is made.
     *
     * @return the first {@code wanted} of them
     */
    List<DemoProduct> load(Connection connection, int wanted) throws SQLException {
        var first = new ArrayList<DemoProduct>();
        var next = batch(0);
        for (int from = 0; from < count; from += BATCH) {
            var batch = unique(next.join());
            next = batch(from + BATCH);
            products(connection, batch);
            references(connection, batch);
            fitments(connection, batch);
            prices(connection, batch);
            batch.stream().limit(wanted - first.size()).forEach(first::add);
            progress.done(from + batch.size());
        }
        return first;
    }

    private CompletableFuture<List<DemoProduct>> batch(int from) {
        return CompletableFuture.supplyAsync(() ->
                IntStream.range(from, Math.min(count, from + BATCH))
                        .mapToObj(number -> parts.part(number, 0))
                        .toList());
    }

    /** No maker gives two parts the same number: whichever comes later is made anew. */
    private List<DemoProduct> unique(List<DemoProduct> batch) {
        return batch.stream().map(this::unique).toList();
    }

    private DemoProduct unique(DemoProduct drawn) {
        var part = drawn;
        for (int attempt = 1; !numbers.add(part.maker(), part.mpn().norm()); attempt++) {
            part = parts.part((int) drawn.id() - 1, attempt);
        }
        return part;
    }

    private static void products(Connection connection, List<DemoProduct> batch)
            throws SQLException {
        var columns =
                "id, sku, slug, name_fr, name_ar, description_fr, brand_id, category_id,"
                        + " quality_tier, attributes, price_tnd, cost_tnd, stock_quantity,"
                        + " popularity, created_at, updated_at";
        try (var table = CopyTable.inBulk(connection, "product", columns)) {
            for (var part : batch) {
                table.row(
                        part.id(),
                        part.sku(),
                        part.slug(),
                        part.french(),
                        part.arabic(),
                        part.description(),
                        part.maker().id(),
                        part.family().id(),
                        part.maker().tier(),
                        part.attributes(),
                        part.price(),
                        part.cost(),
                        part.stock(),
                        part.popularity(),
                        part.createdAt(),
                        part.prices().getLast().since());
            }
        }
    }

    private static void references(Connection connection, List<DemoProduct> batch)
            throws SQLException {
        var columns = "product_id, kind, maker, raw, norm";
        try (var table = CopyTable.inBulk(connection, "part_reference", columns)) {
            for (var part : batch) {
                for (var reference : part.references()) {
                    table.row(
                            part.id(),
                            reference.kind(),
                            reference.maker(),
                            reference.number().raw(),
                            reference.number().norm());
                }
            }
        }
    }

    private static void fitments(Connection connection, List<DemoProduct> batch)
            throws SQLException {
        var columns = "product_id, engine_id, position, year_from, year_to, criteria, source";
        try (var table = CopyTable.inBulk(connection, "fitment", columns)) {
            for (var part : batch) {
                for (var fitment : part.fitments()) {
                    table.row(
                            part.id(),
                            fitment.engine().id(),
                            part.position(),
                            fitment.from(),
                            fitment.to(),
                            fitment.criteria(),
                            "demo");
                }
            }
        }
    }

    private static void prices(Connection connection, List<DemoProduct> batch) throws SQLException {
        var columns = "product_id, amount_tnd, previous_tnd, changed_at, reason";
        try (var table = CopyTable.inBulk(connection, "price_change", columns)) {
            for (var part : batch) {
                BigDecimal previous = null;
                for (var price : part.prices()) {
                    table.row(part.id(), price.amount(), previous, price.since(), price.reason());
                    previous = price.amount();
                }
            }
        }
    }
}
