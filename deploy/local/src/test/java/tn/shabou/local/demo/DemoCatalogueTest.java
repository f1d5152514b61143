package tn.shabou.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import tn.shabou.model.PartNumber;

class DemoCatalogueTest {

    private static final int PRODUCTS = 4_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String FINGERPRINT =
            """
            SELECT md5(string_agg(t, '' ORDER BY t)) FROM (
                SELECT p::text FROM (SELECT sku, slug, name_fr, name_ar, price_tnd, cost_tnd, stock_quantity, attributes, created_at FROM product) p
                UNION ALL SELECT r::text FROM (SELECT product_id, kind, maker, norm FROM part_reference) r
                UNION ALL SELECT f::text FROM (SELECT product_id, engine_id, position, year_from, year_to, criteria FROM fitment) f
                UNION ALL SELECT c::text FROM (SELECT product_id, amount_tnd, changed_at, reason FROM price_change) c
                UNION ALL SELECT s::text FROM sale s) AS everything (t)
            """;
    private static final String SCHEMA =
            """
            SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
                SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
                UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, contype, convalidated, pg_get_constraintdef(oid)) FROM pg_constraint
                UNION ALL SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal) AS lines (line)
            """;

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
    void takesThePlaceOfWhatWasThere() throws SQLException {
        var database = loaded("replaced", 1);

        new DemoCatalogue(50, 1, TODAY, _ -> {}).replace(database);

        assertThat(single(database, "SELECT count(*) FROM product")).isEqualTo("50");
        assertThat(single(database, SCHEMA)).isEqualTo(single(shop, SCHEMA));
    }

    @Test
    void hasAsManyProductsAsAskedForAndFewOfTheSame() throws SQLException {
        assertThat(count("product")).isEqualTo(PRODUCTS);
        assertThat(count("(SELECT DISTINCT maker, norm FROM part_reference WHERE kind = 'MPN') m"))
                .isEqualTo(PRODUCTS);
    }

    @Test
    void knowsTheCarsOfTunisianRoads() throws SQLException {
        assertThat(count("vehicle_make")).isGreaterThanOrEqualTo(30);
        assertThat(count("vehicle_generation")).isGreaterThanOrEqualTo(120);
        assertThat(count("vehicle_engine")).isGreaterThanOrEqualTo(350);
        assertThat(count("vehicle_make WHERE name IN ('Isuzu', 'Mahindra', 'Great Wall', 'MG')"))
                .isEqualTo(4);
    }

    @Test
    void sortsPartsIntoATreeOfThreeLevels() throws SQLException {
        assertThat(
                        count(
                                "category c WHERE NOT EXISTS (SELECT FROM category WHERE parent_id = c.id)"))
                .isGreaterThanOrEqualTo(300);
        assertThat(
                        count(
                                """
                                product p JOIN category c ON c.id = category_id JOIN category g ON g.id = c.parent_id
                                JOIN category m ON m.id = g.parent_id WHERE m.parent_id IS NULL
                                """))
                .isEqualTo(PRODUCTS);
    }

    @Test
    void usesEveryFamily() throws SQLException {
        assertThat(
                        single(
                                shop,
                                """
                                SELECT string_agg(slug, ' ') FROM category c WHERE NOT EXISTS (SELECT FROM category WHERE parent_id = c.id)
                                AND NOT EXISTS (SELECT FROM product WHERE category_id = c.id)
                                """))
                .isNull();
    }

    @Test
    void givesEveryProductItsReferences() throws SQLException {
        assertThat(count("part_reference WHERE kind = 'SKU'")).isEqualTo(PRODUCTS);
        assertThat(count("part_reference WHERE kind = 'MPN'")).isEqualTo(PRODUCTS);
        assertThat(
                        count(
                                """
                                product p WHERE EXISTS (SELECT FROM fitment WHERE product_id = p.id)
                                AND NOT EXISTS (SELECT FROM part_reference WHERE product_id = p.id AND kind = 'OE')
                                """))
                .isZero();
        assertThat(count("part_reference WHERE kind = 'SUPERSEDED'")).isPositive();
    }

    @Test
    void letsMakersStandInForEachOther() throws SQLException {
        assertThat(
                        count(
                                """
                                (SELECT FROM part_reference JOIN product p ON p.id = product_id WHERE kind = 'OE'
                                 GROUP BY maker, norm HAVING count(DISTINCT brand_id) > 1) AS shared
                                """))
                .isGreaterThan(10);
    }

    @Test
    void normalisesNumbersAsTheShopDoes() throws SQLException {
        try (var connection = shop.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT raw, norm FROM part_reference")) {
            while (rows.next()) {
                assertThat(PartNumber.parse(rows.getString("raw")).orElseThrow().norm())
                        .isEqualTo(rows.getString("norm"));
            }
        }
    }

    @Test
    void namesEveryProductInBothLanguages() throws SQLException {
        assertThat(
                        count(
                                """
                                product p JOIN brand b ON b.id = brand_id JOIN category c ON c.id = category_id
                                WHERE p.name_fr LIKE c.name_fr || '%' || b.name || '%'
                                AND p.name_ar LIKE c.name_ar || '%' AND c.name_ar ~ '[\\u0621-\\u064A]'
                                """))
                .isEqualTo(PRODUCTS);
    }

    @Test
    void asksPlausiblePrices() throws SQLException {
        assertThat(
                        single(
                                shop,
                                """
                                SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY price_tnd) BETWEEN 40 AND 110
                                AND min(price_tnd) > 0 AND max(price_tnd) < 9000 AND bool_and(scale(price_tnd) = 3)
                                AND bool_and(cost_tnd < price_tnd) FROM product
                                """))
                .isEqualTo("t");
    }

    @Test
    void tellsHowPricesCameToBe() throws SQLException {
        assertThat(
                        count(
                                """
                                product p WHERE price_tnd = (SELECT amount_tnd FROM price_change
                                    WHERE product_id = p.id ORDER BY changed_at DESC LIMIT 1)
                                """))
                .isEqualTo(PRODUCTS);
        assertThat(
                        count(
                                """
                                (SELECT previous_tnd, lag(amount_tnd) OVER (PARTITION BY product_id ORDER BY changed_at) AS before
                                 FROM price_change) AS ledger WHERE previous_tnd IS DISTINCT FROM before
                                """))
                .isZero();
        assertThat(count("price_change")).isBetween(PRODUCTS * 3L / 2, PRODUCTS * 4L);
    }

    @Test
    void fitsPetrolPartsToPetrolCarsOnly() throws SQLException {
        assertThat(
                        count(
                                """
                                fitment JOIN vehicle_engine e ON e.id = engine_id JOIN product p ON p.id = product_id
                                JOIN category c ON c.id = category_id
                                WHERE c.slug = 'bougie-d-allumage' AND e.fuel = 'DIESEL'
                                """))
                .isZero();
    }

    @Test
    void fitsPartsToSeveralCarsSomeOfThemUnderConditions() throws SQLException {
        assertThat(count("fitment")).isBetween(PRODUCTS * 7L / 2, PRODUCTS * 9L / 2);
        assertThat(count("fitment WHERE criteria <> '{}'"))
                .isBetween(PRODUCTS / 3L, PRODUCTS * 4L / 5);
        assertThat(count("fitment WHERE year_from IS NOT NULL OR year_to IS NOT NULL"))
                .isGreaterThan(PRODUCTS / 20L);
        assertThat(
                        count(
                                """
                                (SELECT DISTINCT jsonb_object_keys(criteria) FROM fitment) AS k (name)
                                WHERE name IN ('a_partir_de', 'jusqu_a', 'code_moteur', 'abs', 'boite', 'systeme_de_frein', 'carrosserie')
                                """))
                .isEqualTo(7);
    }

    @Test
    void knowsThePartsOfTheDemoSuppliers() throws SQLException {
        assertThat(count("part_reference WHERE kind = 'MPN' AND norm = '0986494105'")).isEqualTo(1);
    }

    @Test
    void sellsForThreeYearsInEveryManner() throws SQLException {
        assertThat(single(shop, "SELECT max(period_start) FROM sale")).isEqualTo("2026-11-09");
        assertThat(single(shop, "SELECT count(*) = count(DISTINCT product_id) * 156 FROM sale"))
                .isEqualTo("t");
        assertThat(
                        count(
                                """
                                (SELECT FROM sale GROUP BY product_id
                                 HAVING count(*) FILTER (WHERE quantity = 0) > 90) AS intermittent
                                """))
                .isBetween(100L, 450L);
    }

    @Test
    void sellsLessWhileFasting() throws SQLException {
        assertThat(
                        single(
                                shop,
                                """
                                SELECT avg(quantity) FILTER (WHERE period_start BETWEEN '2026-02-18' AND '2026-03-12')
                                     < 0.9 * avg(quantity) FILTER (WHERE period_start BETWEEN '2026-04-01' AND '2026-05-31') FROM sale
                                """))
                .isEqualTo("t");
    }

    @Test
    void leavesIndexesKeysAndTriggersAsTheyWere() throws SQLException {
        var untouched = postgres.database("untouched");
        Migrations.apply(untouched);

        assertThat(single(shop, SCHEMA)).isEqualTo(single(untouched, SCHEMA));
    }

    @Test
    void leavesStatisticsForThePlanner() throws SQLException {
        assertThat(single(shop, "SELECT reltuples FROM pg_class WHERE oid = 'product'::regclass"))
                .isEqualTo(Integer.toString(PRODUCTS));
    }

    @Test
    void leavesNothingWhenInterrupted() throws SQLException {
        var database = postgres.database("interrupted");
        Migrations.apply(database);
        var before = single(database, SCHEMA);
        // The name of the import is taken: the load breaks off after all products are written.
        execute(
                database,
                """
                INSERT INTO sales_import (id, file_name, file_sha256, grain, rows_read, rows_stored, rows_parked, products_created)
                SELECT id, file_name, file_sha256, grain, 0, 0, 0, 0 FROM (VALUES (%s)) AS demo (id, file_name, file_sha256, grain)
                """
                        .formatted(
                                single(
                                        shop,
                                        "SELECT format('%L::uuid, %L, %L, %L', id, file_name, file_sha256, grain) FROM sales_import")));

        var catalogue = new DemoCatalogue(500, 1, TODAY, _ -> {});
        assertThatThrownBy(() -> catalogue.load(database)).hasMessageContaining("sales_import");

        assertThat(
                        single(
                                database,
                                "SELECT (SELECT count(*) FROM product) + (SELECT count(*) FROM brand) + (SELECT count(*) FROM fitment)"))
                .isEqualTo("0");
        assertThat(single(database, SCHEMA)).isEqualTo(before);
        execute(database, "DELETE FROM sales_import");
        assertThat(catalogue.load(database)).isTrue();
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

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
