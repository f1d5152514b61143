package tn.shabou.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tn.shabou.local.database.Database;
import tn.shabou.local.process.CannotRun;

/**
 * Some of a catalogue's parts, drawn at random, so that brands, categories and cars come as often
 * as they have parts.
 *
 * @param commonest the ten words that most parts have in common
 */
record Sample(List<Part> parts, List<String> commonest) {

    private static final int PARTS = 5_000;

    /** Of the listed products; in the order of the ids that were drawn. */
    private static final String DRAWN =
            """
            SELECT p.id, p.slug, p.price_tnd, b.slug AS brand, b.name AS brand_name, c.name_fr, c.name_ar,
                   (ARRAY[c.slug, above.slug, top.slug])[(1 + p.id % CASE WHEN top.id IS NULL THEN 1 ELSE 3 END)::integer] AS category,
                   CASE WHEN p.id % 2 = 0 THEN e.slug ELSE g.slug END AS vehicle, g.name AS car, r.raw
              FROM unnest(?::bigint[]) WITH ORDINALITY AS drawn (id, n)
              JOIN product p ON p.id = drawn.id
              JOIN brand b ON b.id = p.brand_id
              JOIN category c ON c.id = p.category_id
              LEFT JOIN category above ON above.id = c.parent_id
              LEFT JOIN category top ON top.id = above.parent_id
              LEFT JOIN LATERAL (SELECT engine_id FROM fitment WHERE product_id = p.id ORDER BY id LIMIT 1) f ON true
              LEFT JOIN vehicle_engine e ON e.id = f.engine_id
              LEFT JOIN vehicle_generation g ON g.id = e.generation_id
              JOIN LATERAL (SELECT raw FROM part_reference WHERE product_id = p.id
                                  ORDER BY id DESC OFFSET p.id % 2 LIMIT 1) r ON true
             WHERE p.listed
             ORDER BY n
            """;

    private static final String COMMONEST =
            """
            SELECT word FROM search_word WHERE length(word) > 2 AND word !~ '[0-9]' ORDER BY documents DESC, word LIMIT 10
            """;

    /**
     * @param category its family, or what is above that
     * @param vehicle an engine or a generation that it fits; absent when it fits every car
     * @param car the name of the generation
     * @param reference any of its numbers
     */
    record Part(
            long id,
            String slug,
            BigDecimal price,
            String brand,
            String brandName,
            String french,
            String arabic,
            String category,
            @Nullable String vehicle,
            @Nullable String car,
            String reference) {}

    static Sample of(Database database, int seed) {
        try (var connection = database.connect()) {
            var parts = parts(connection, seed);
            if (parts.isEmpty()) {
                throw new CannotRun("there are no products to ask for in " + database);
            }
            return new Sample(parts, commonest(connection));
        } catch (SQLException e) {
            throw new CannotRun("cannot look at the catalogue: " + e.getMessage(), e);
        }
    }

    private static List<Part> parts(Connection connection, int seed) throws SQLException {
        var random = new SplittableRandom(seed);
        long highest = highestId(connection);
        var ids = random.longs(PARTS, 1, highest + 1).boxed().toArray(Long[]::new);
        var parts = new ArrayList<Part>();
        try (var query = connection.prepareStatement(DRAWN)) {
            query.setArray(1, connection.createArrayOf("bigint", ids));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    parts.add(part(rows));
                }
            }
        }
        return List.copyOf(parts);
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getLong("id"),
                row.getString("slug"),
                row.getBigDecimal("price_tnd"),
                row.getString("brand"),
                row.getString("brand_name"),
                row.getString("name_fr"),
                row.getString("name_ar"),
                row.getString("category"),
                row.getString("vehicle"),
                row.getString("car"),
                row.getString("raw"));
    }

    private static long highestId(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT coalesce(max(id), 1) FROM product")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> commonest(Connection connection) throws SQLException {
        var words = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COMMONEST)) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }
}
