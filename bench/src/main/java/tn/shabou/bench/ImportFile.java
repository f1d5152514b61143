package tn.shabou.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import tn.shabou.local.database.Database;
import tn.shabou.local.process.CannotRun;

/** A file as a supplier might send it: new parts, other prices, and much that is known. */
final class ImportFile {

    private static final String PARTS =
            """
            SELECT p.sku, p.name_fr, b.slug AS brand, c.slug AS category, p.price_tnd, p.stock_quantity,
                   coalesce((SELECT string_agg(r.maker || ':' || r.raw, '|') FROM part_reference r
                              WHERE r.product_id = p.id AND r.kind = 'OE' AND r.maker || r.raw !~ '[|:;"\\\\]'), '') AS oe
              FROM product p JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id
             WHERE p.listed ORDER BY p.id LIMIT %d
            """;

    private static final BigDecimal RISE = new BigDecimal("0.100");

    private ImportFile() {}

    /**
     * @param run makes SKUs that no file before had
     */
    static byte[] of(Database owner, int rows, long run) {
        var file = new StringBuilder("sku;name;brand;category;price;stock;oe\n");
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var parts = statement.executeQuery(PARTS.formatted(rows))) {
            for (int row = 0; parts.next(); row++) {
                var kind = row % 3;
                var isRenamed = kind == 1 && row % 10 == 0;
                file.append(kind == 0 ? "N%d-%d".formatted(run, row) : parts.getString("sku"))
                        .append(";\"")
                        .append(parts.getString("name_fr").replace("\"", "\"\""))
                        .append(isRenamed ? " promo\";" : "\";")
                        .append(parts.getString("brand"))
                        .append(';')
                        .append(parts.getString("category"))
                        .append(';')
                        .append(
                                parts.getBigDecimal("price_tnd")
                                        .add(kind == 1 ? RISE : BigDecimal.ZERO)
                                        .toPlainString())
                        .append(';')
                        .append(parts.getInt("stock_quantity") + (kind == 1 ? 1 : 0))
                        .append(';')
                        .append(kind == 0 ? "" : parts.getString("oe"))
                        .append('\n');
            }
            return file.toString().getBytes(StandardCharsets.UTF_8);
        } catch (SQLException e) {
            throw new CannotRun("cannot read the catalogue: " + e.getMessage(), e);
        }
    }
}
