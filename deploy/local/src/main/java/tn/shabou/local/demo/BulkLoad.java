package tn.shabou.local.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets aside, within a transaction, what would slow a bulk load down: plain indexes, which are
 * built faster at the end, and the price ledger's trigger, which would look each product up.
 */
final class BulkLoad implements AutoCloseable {

    private static final String PLAIN_INDEXES =
            """
            SELECT indexname, indexdef FROM pg_indexes
            WHERE schemaname = 'public'
              AND tablename IN ('product', 'part_reference', 'fitment', 'price_change', 'sale')
              AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)
            """;

    private final Connection connection;
    private final List<String> indexDefinitions = new ArrayList<>();

    BulkLoad(Connection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement();
                var drop = connection.createStatement();
                var indexes = statement.executeQuery(PLAIN_INDEXES)) {
            while (indexes.next()) {
                indexDefinitions.add(indexes.getString("indexdef"));
                drop.execute("DROP INDEX " + drop.enquoteIdentifier(indexes.getString(1), true));
            }
            drop.execute("ALTER TABLE price_change DISABLE TRIGGER price_change_sets_price");
        }
    }

    /** Puts everything back. */
    @Override
    public void close() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE price_change ENABLE TRIGGER price_change_sets_price");
            for (var definition : indexDefinitions) {
                statement.execute(definition);
            }
        }
    }
}
