package tn.shabou.local.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import tn.shabou.local.database.Database;
import tn.shabou.local.process.CannotRun;

/**
 * Fills an empty catalogue with brands, categories, cars, parts and two years of sales. The same
 * seed and day make the same catalogue.
 */
public final class DemoCatalogue {

    private final int products;
    private final Parts parts;
    private final Assortment assortment = new Assortment();
    private final DemoSales sales;
    private final Consumer<String> progress;

    /**
     * @param products how many parts, at least 1
     * @param today the sales end with the week before
     * @param progress told a line from time to time
     */
    public DemoCatalogue(int products, long seed, LocalDate today, Consumer<String> progress) {
        this.products = products;
        this.parts = new Parts(assortment, seed, today);
        this.sales = new DemoSales(seed, today);
        this.progress = progress;
    }

    /**
     * Loads all of it in one transaction, or nothing when there are products already.
     *
     * @return whether it was loaded
     */
    public boolean load(Database owner) {
        try (var connection = owner.connect()) {
            connection.setAutoCommit(false);
            if (hasProducts(connection)) {
                return false;
            }
            load(connection);
            connection.commit();
            connection.setAutoCommit(true);
            execute(connection, "ANALYZE");
            return true;
        } catch (SQLException e) {
            throw new CannotRun("cannot load the demo catalogue: " + e.getMessage(), e);
        }
    }

    private void load(Connection connection) throws SQLException {
        brands(connection);
        categories(connection);
        new DemoVehicles(assortment.vehicles).load(connection);
        try (var _ = new BulkLoad(connection)) {
            new DemoParts(parts, products, progress).load(connection);
            sales.load(connection, parts, products);
            progress.accept("indexing");
        }
        for (var table : List.of("brand", "category", "product")) {
            advanceIds(connection, table);
        }
    }

    private void brands(Connection connection) throws SQLException {
        try (var table = new CopyTable(connection, "brand", "id, name, slug, country")) {
            for (var maker : assortment.makers) {
                table.row(maker.id(), maker.name(), Slug.of(maker.name()), maker.country());
            }
        }
    }

    private void categories(Connection connection) throws SQLException {
        try (var table =
                new CopyTable(
                        connection,
                        "category",
                        "id, parent_id, slug, name_fr, name_ar, position")) {
            for (var family : assortment.families) {
                var parent = family.parent();
                table.row(
                        family.id(),
                        parent == null ? null : parent.id(),
                        family.slug(),
                        family.french(),
                        family.arabic(),
                        family.id());
            }
        }
    }

    private static boolean hasProducts(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT FROM product LIMIT 1")) {
            return rows.next();
        }
    }

    /** COPY sets ids itself; whoever comes next counts on from there. */
    static void advanceIds(Connection connection, String table) throws SQLException {
        execute(
                connection,
                "SELECT setval(pg_get_serial_sequence('%1$s', 'id'), max(id)) FROM %1$s"
                        .formatted(table));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
