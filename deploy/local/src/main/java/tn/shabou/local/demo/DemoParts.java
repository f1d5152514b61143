package tn.shabou.local.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Writes the parts of the demo to the tables that know them, batch by batch. */
record DemoParts(Parts parts, int count, Consumer<String> progress) {

    private static final int BATCH = 10_000;

    /** While PostgreSQL takes one batch in, the next is made. */
    void load(Connection connection) throws SQLException {
        var next = batch(0);
        for (int from = 0; from < count; from += BATCH) {
            var batch = next.join();
            next = batch(from + BATCH);
            products(connection, batch);
            references(connection, batch);
            fitments(connection, batch);
            prices(connection, batch);
            if (from + BATCH < count) {
                progress.accept("%,d of %,d products".formatted(from + BATCH, count));
            }
        }
    }

    private CompletableFuture<List<DemoProduct>> batch(int from) {
        return CompletableFuture.supplyAsync(() ->
                IntStream.range(from, Math.min(count, from + BATCH))
                        .mapToObj(parts::part)
                        .toList());
    }

    private static void products(Connection connection, List<DemoProduct> batch)
            throws SQLException {
        var columns =
                "id, sku, slug, name_fr, name_ar, description_fr, brand_id, category_id,"
                        + " quality_tier, attributes, price_tnd, cost_tnd, stock_quantity,"
                        + " popularity, created_at, updated_at";
        try (var table = new CopyTable(connection, "product", columns)) {
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
                        part.createdAt());
            }
        }
    }

    private static void references(Connection connection, List<DemoProduct> batch)
            throws SQLException {
        var columns = "product_id, kind, maker, raw, norm";
        try (var table = new CopyTable(connection, "part_reference", columns)) {
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
        var columns = "product_id, engine_id, position, source";
        try (var table = new CopyTable(connection, "fitment", columns)) {
            for (var part : batch) {
                for (var engine : part.engines()) {
                    table.row(part.id(), engine.id(), part.position(), "demo");
                }
            }
        }
    }

    private static void prices(Connection connection, List<DemoProduct> batch) throws SQLException {
        var columns = "product_id, amount_tnd, changed_at, reason";
        try (var table = new CopyTable(connection, "price_change", columns)) {
            for (var part : batch) {
                table.row(part.id(), part.price(), part.createdAt(), "first price");
            }
        }
    }
}
