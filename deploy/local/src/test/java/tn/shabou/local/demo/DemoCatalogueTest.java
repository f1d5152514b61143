package tn.shabou.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.Migrations;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;

class DemoCatalogueTest {

    private static final int PRODUCTS = 2_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String FINGERPRINT =
            """
            SELECT md5(string_agg(t, '' ORDER BY t)) FROM (
                SELECT p.*::text FROM (SELECT sku, slug, name_fr, name_ar, price_tnd, cost_tnd, stock_quantity, attributes, created_at FROM product) p
                UNION ALL SELECT r::text FROM (SELECT product_id, kind, maker, norm FROM part_reference) r
                UNION ALL SELECT f::text FROM (SELECT product_id, engine_id, position FROM fitment) f
                UNION ALL SELECT s::text FROM sale s) AS everything (t)
            """
                    .replace("p.*::text", "p::text");

    @TempDir static Path folder;

    private static LocalPostgres postgres;
    private static Database shop;

    @BeforeAll
    static void load() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        postgres = LocalPostgres.start(folder, 0, Tuning.FOR_TESTS);
        shop = loaded("shop", 1);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void isTheSameForTheSameSeed() throws SQLException {
        var fingerprint = single(shop, FINGERPRINT);

        assertThat(single(loaded("again", 1), FINGERPRINT)).isEqualTo(fingerprint);
        assertThat(single(loaded("other", 2), FINGERPRINT)).isNotEqualTo(fingerprint);
    }

    @Test
    void isLoadedOnce() {
        assertThat(new DemoCatalogue(10, 1, TODAY, _ -> {}).load(shop)).isFalse();
    }

    @Test
    void hasAsManyProductsAsAskedFor() throws SQLException {
        assertThat(count("product")).isEqualTo(PRODUCTS);
        assertThat(count("price_change")).isEqualTo(PRODUCTS);
        assertThat(count("category")).isGreaterThanOrEqualTo(60);
        assertThat(count("vehicle_model")).isGreaterThanOrEqualTo(25);
    }

    @Test
    void givesEveryProductItsReferences() throws SQLException {
        assertThat(
                        count(
                                """
                                product p WHERE NOT EXISTS (
                                    SELECT FROM part_reference r
                                    WHERE r.product_id = p.id AND r.kind = 'MPN')
                                """))
                .isZero();
        assertThat(count("part_reference WHERE kind = 'SKU'")).isEqualTo(PRODUCTS);
    }

    @Test
    void namesAMakerThatMakesSuchParts() throws SQLException {
        assertThat(
                        count(
                                """
                                product p JOIN brand b ON b.id = brand_id
                                JOIN category c ON c.id = category_id
                                WHERE c.parent_id IS NULL OR p.name_fr NOT LIKE c.name_fr || '%' || b.name || '%'
                                """))
                .isZero();
    }

    @Test
    void asksPlausiblePrices() throws SQLException {
        assertThat(
                        single(
                                shop,
                                """
                                SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY price_tnd) BETWEEN 60 AND 110
                                    AND min(price_tnd) > 3 AND max(price_tnd) < 6000 FROM product
                                """))
                .isEqualTo("t");
    }

    @Test
    void fitsPetrolPartsToPetrolCarsOnly() throws SQLException {
        assertThat(
                        count(
                                """
                                fitment JOIN vehicle_engine e ON e.id = engine_id JOIN product p ON p.id = product_id
                                JOIN category c ON c.id = category_id
                                WHERE c.slug = 'bougie-d-allumage' AND e.fuel <> 'PETROL'
                                """))
                .isZero();
        assertThat(count("fitment")).isGreaterThan(PRODUCTS);
    }

    @Test
    void knowsThePartsOfTheDemoSuppliers() throws SQLException {
        assertThat(count("part_reference WHERE kind = 'MPN' AND norm = '0986494105'")).isEqualTo(1);
    }

    @Test
    void sellsForTwoYearsInEveryManner() throws SQLException {
        assertThat(single(shop, "SELECT max(period_start) FROM sale")).isEqualTo("2026-11-09");
        assertThat(single(shop, "SELECT count(*) = count(DISTINCT product_id) * 104 FROM sale"))
                .isEqualTo("t");
        assertThat(
                        count(
                                """
                                (SELECT FROM sale GROUP BY product_id
                                 HAVING count(*) FILTER (WHERE quantity = 0) > 60) AS intermittent
                                """))
                .isBetween(50L, 200L);
    }

    @Test
    void leavesIndexesAndTheLedgerAsTheyWere() throws SQLException {
        var untouched = postgres.database("untouched");
        Migrations.apply(untouched);
        var indexes =
                "SELECT string_agg(indexdef, ';' ORDER BY indexname) FROM pg_indexes WHERE schemaname = 'public'";

        assertThat(single(shop, indexes)).isEqualTo(single(untouched, indexes));
        assertThat(
                        single(
                                shop,
                                "SELECT tgenabled FROM pg_trigger WHERE tgname = 'price_change_sets_price'"))
                .isEqualTo("O");
    }

    @Test
    void letsNewProductsFollow() throws SQLException {
        var database = loaded("growing", 1);

        assertThat(
                        single(
                                database,
                                """
                                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd)
                                VALUES ('N', 'n', 'Neuf', 1, 2, 1) RETURNING id
                                """))
                .isEqualTo(Integer.toString(PRODUCTS + 1));
    }

    private static Database loaded(String name, long seed) {
        var database = postgres.database(name);
        Migrations.apply(database);
        assertThat(new DemoCatalogue(PRODUCTS, seed, TODAY, _ -> {}).load(database)).isTrue();
        return database;
    }

    private static long count(String what) throws SQLException {
        return Long.parseLong(single(shop, "SELECT count(*) FROM " + what));
    }

    private static String single(Database database, String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
