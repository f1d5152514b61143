package tn.shabou.local.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import tn.shabou.local.database.Database;
import tn.shabou.local.process.CannotRun;

/**
 * Fills a catalogue with brands, categories, cars, parts, prices and three years of sales. The same
 * seed and day make the same catalogue. All of it is one transaction: whoever looks sees all or
 * nothing, and an interrupted load has not happened.
 */
public final class DemoCatalogue {

    private final int products;
    private final Parts parts;
    private final Assortment assortment = new Assortment();
    private final DemoSales sales;
    private final Consumer<String> listener;

    /**
     * @param products how many parts, at least 1
     * @param today the sales end with the week before
     * @param listener told a line from time to time
     */
    public DemoCatalogue(int products, long seed, LocalDate today, Consumer<String> listener) {
        this.products = products;
        this.parts = new Parts(assortment, seed, today);
        this.sales = new DemoSales(seed, today);
        this.listener = listener;
    }

    /**
     * Loads all of it, or nothing when there are products already.
     *
     * @return whether it was loaded
     */
    public boolean load(Database owner) {
        return load(owner, false);
    }

    /** Loads all of it in place of what there was, with everything that hung on that. */
    public void replace(Database owner) {
        load(owner, true);
    }

    private boolean load(Database owner, boolean replacing) {
        try (var connection = owner.connect()) {
            connection.setAutoCommit(false);
            if (replacing) {
                forget(connection);
            } else if (hasProducts(connection)) {
                return false;
            }
            load(connection);
            connection.commit();
            return true;
        } catch (SQLException e) {
            throw new CannotRun("cannot load the demo catalogue: " + e.getMessage(), e);
        }
    }

    private void load(Connection connection) throws SQLException {
        brands(connection);
        categories(connection);
        new DemoVehicles(assortment.vehicles).load(connection);
        var progress = new Progress(products, listener);
        var bulkLoad = new BulkLoad(connection);
        var sold =
                new DemoParts(parts, products, progress).load(connection, DemoSales.sold(products));
        sales.load(connection, sold);
        var search = new DemoSearch(connection);
        search.synonyms();
        search.documents(products, progress);
        search.words();
        progress.say("Indexing");
        bulkLoad.finish();
        for (var table : List.of("brand", "category", "product")) {
            advanceIds(connection, table);
        }
    }

    private void brands(Connection connection) throws SQLException {
        try (var table = CopyTable.to(connection, "brand", "id, name, slug, country")) {
            for (var maker : assortment.makers) {
                table.row(maker.id(), maker.name(), maker.slug(), maker.country());
            }
        }
    }

    private void categories(Connection connection) throws SQLException {
        try (var table =
                CopyTable.to(
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

    private static void forget(Connection connection) throws SQLException {
        execute(connection, "ALTER TABLE price_change DISABLE TRIGGER USER");
        execute(
                connection,
                "TRUNCATE product, brand, category, vehicle_make, sales_import CASCADE");
        execute(connection, "ALTER TABLE price_change ENABLE TRIGGER USER");
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
