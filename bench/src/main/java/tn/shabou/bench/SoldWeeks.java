package tn.shabou.bench;

/**
 * Sales of every part for some years, as those of a shop: most parts sell seldom, some often; all
 * sell more in one half of the year, and each category a little differently. The same each time.
 */
final class SoldWeeks {

    private SoldWeeks() {}

    /** Replaces all sales there are. */
    static String sql(int weeks) {
        return """
        DELETE FROM sales_import;
        DELETE FROM champion;
        INSERT INTO sales_import (id, file_name, file_sha256, grain, rows_read, rows_stored, rows_parked, products_created,
                                  imported_at)
        VALUES ('00000000-0000-0000-0000-00000000beac', 'bench.csv', repeat('b', 64), 'WEEK', 1, 1, 0, 0, '2026-11-20');
        INSERT INTO sale (import_id, line, product_id, grain, period_start, quantity, unit_price)
        SELECT '00000000-0000-0000-0000-00000000beac', row_number() OVER (ORDER BY s.product_id, s.start), s.product_id, 'WEEK',
               s.start, s.quantity, s.price_tnd
          FROM (SELECT p.id AS product_id, p.price_tnd, date '2026-11-16' - 7 * w AS start,
                       floor(-ln(1 - u.at_random) * r.rate
                             * (1 + 0.4 * sin(2 * pi() * ((%1$d - w) / 52.18 + p.category_id %% 7 / 14.0)))) AS quantity
                  FROM product p, generate_series(1, %1$d) AS w,
                       LATERAL (SELECT ((hashint8(p.id * 7919) & 2147483647) %% 1000) / 1000.0 AS place) AS m,
                       LATERAL (SELECT exp(-1.6 + 5.2 * m.place ^ 3) AS rate) AS r,
                       LATERAL (SELECT ((hashint8(p.id * 1009 + w * 104729) & 2147483647) %% 100003) / 100003.0
                                       AS at_random) AS u) AS s;
        ANALYZE;
        """
                .formatted(weeks);
    }
}
