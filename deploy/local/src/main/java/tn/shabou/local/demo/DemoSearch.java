package tn.shabou.local.demo;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes the parts of the demo known to search, as its triggers do with parts that come one by one.
 */
record DemoSearch(Connection connection) {

    private static final int BATCH = 10_000;
    private static final String ADD_SYNONYM =
            """
            INSERT INTO synonym (said, meant, both_ways, source)
            SELECT said, meant, false, 'demo' FROM (VALUES (?, ?)) AS new (said, meant)
            WHERE search_key(search_words(said)) <> search_key(search_words(meant))
            ON CONFLICT DO NOTHING
            """;
    private static final String ADD_DOCUMENTS =
            """
            INSERT INTO search_document
            SELECT * FROM fold_products(ARRAY(SELECT id FROM product WHERE id > ? AND id <= ?))
            """;

    /** Leaves out those that search takes for the same words anyway. */
    void synonyms() throws SQLException {
        try (var add = connection.prepareStatement(ADD_SYNONYM)) {
            for (var synonym : Synonym.all()) {
                add.setString(1, synonym.said());
                add.setString(2, synonym.meant());
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    /**
     * @param products whose ids count from 1
     */
    void documents(int products, Progress progress) throws SQLException {
        try (var add = connection.prepareStatement(ADD_DOCUMENTS)) {
            for (int from = 0; from < products; from += BATCH) {
                add.setInt(1, from);
                add.setInt(2, from + BATCH);
                add.execute();
                progress.searchable(from + BATCH);
            }
        }
    }

    /** The words of all documents at once, and their statistics. */
    void words() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT learn_words()");
        }
    }
}
