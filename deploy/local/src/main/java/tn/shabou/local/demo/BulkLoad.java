package tn.shabou.local.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets aside, within a transaction, what is cheaper to do once at the end than row by row: indexes,
 * unique and foreign keys, and the triggers of products, their parts and prices: {@link DemoSearch}
 * does the work of the former, and the ledger comes with the prices that the latter would set. The
 * empty tables are begun anew, so that COPY may write rows that never need a VACUUM.
 *
 * <p>As all of it is one transaction, an interrupted load leaves the tables as the migrations made
 * them.
 */
final class BulkLoad {

    private static final String TABLES =
            "product, part_reference, fitment, price_change, sale,"
                    + " search_document, search_word";
    private static final String OURS =
            " IN (SELECT unnest(string_to_array('" + TABLES + "', ', '))::regclass)";

    private static final String KEYS =
            """
            SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
                   format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
                          pg_get_constraintdef(oid))
            FROM pg_constraint
            WHERE (contype = 'f' AND (conrelid %1$s OR confrelid %1$s)) OR (contype = 'u' AND conrelid %1$s)
            ORDER BY contype = 'f', conrelid, conname
            """
                    .formatted(OURS);
    private static final String INDEXES =
            """
            SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
            FROM pg_index
            WHERE indrelid %s AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
            ORDER BY indrelid, indexrelid
            """
                    .formatted(OURS);

    private final Connection connection;
    private final List<String> restoring = new ArrayList<>();

    /** Sets aside; the tables must be empty. */
    BulkLoad(Connection connection) throws SQLException {
        this.connection = connection;
        execute("SET LOCAL maintenance_work_mem = '512MB'");
        setAside(INDEXES);
        setAside(KEYS);
        triggers("DISABLE");
        execute("TRUNCATE " + TABLES);
    }

    /** Puts everything back, and counts the rows for the planner. */
    void finish() throws SQLException {
        triggers("ENABLE");
        for (var statement : restoring) {
            execute(statement);
        }
        execute("SELECT announce_whole_catalogue()");
        execute("ANALYZE");
    }

    private void triggers(String change) throws SQLException {
        for (var table : List.of("product", "price_change", "part_reference", "fitment")) {
            execute("ALTER TABLE %s %s TRIGGER USER".formatted(table, change));
        }
    }

    private void setAside(String query) throws SQLException {
        var dropping = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                dropping.add(rows.getString(1));
                restoring.add(rows.getString(2));
            }
        }
        // Foreign keys come last in restoring, since they lean on indexes; therefore first here.
        for (var statement : dropping.reversed()) {
            execute(statement);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
