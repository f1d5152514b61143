package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.SecretFile;

/** The API is killed while it checks, applies and undoes a file of {@value #ROWS} products. */
class InterruptedImportTest {

    private static final int ROWS = 2000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(20);

    /** Small batches and little patience, so that there is a middle to be killed in. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "SHABOU_IMPORTS_BATCH", "10",
                    "SHABOU_IMPORTS_LEASE", "2S",
                    "SHABOU_IMPORTS_LOOK_EVERY", "1S",
                    "JWT_SECRET", SecretFile.randomToken(48),
                    "JWT_REFRESH_SECRET", SecretFile.randomToken(48),
                    "FRONTEND_URL", "http://127.0.0.1");

    @TempDir Path folder;
    private WholeSystem system;
    private ChildProcess api;

    @BeforeEach
    void aFileThatChangesSomePartsAndMakesOthers() throws Exception {
        system = WholeSystem.start(folder);
        system.run(
                """
                INSERT INTO app_user (email, full_name, password_hash, role) VALUES ('salma@shabou.test', 'Salma', 'none', 'ADMIN');
                INSERT INTO brand (name, slug) VALUES ('Bosch', 'bosch');
                INSERT INTO category (slug, name_fr, name_ar) VALUES ('freinage', 'Freinage', 'الفرامل');
                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd, stock_quantity)
                SELECT 'P' || i, 'p' || i, 'Pièce ' || i, b.id, c.id, 10, i FROM generate_series(1, %1$d / 2) AS i, brand b, category c;
                INSERT INTO product_import (id, file_name, file_sha256, file_key, lines, reading, created_at, created_by)
                SELECT '00000000-0000-0000-0000-000000000001', 'parts.csv', repeat('0', 64), 'parts', %1$d + 1,
                       '{"charset": "UTF-8", "separator": ",", "decimal": ".", "createMissing": false, "emptyCells": "KEEP", "ignoredColumns": [],
                         "columns": {"sku": {"place": 0, "header": "sku"}, "name": {"place": 1, "header": "name"},
                                     "brand": {"place": 2, "header": "brand"}, "category": {"place": 3, "header": "category"},
                                     "price": {"place": 4, "header": "price"}}}', now(), id FROM app_user;
                INSERT INTO product_import_part (import_id, part, content)
                SELECT '00000000-0000-0000-0000-000000000001', 0, convert_to('sku,name,brand,category,price' || chr(10)
                       || string_agg('P' || i || ',Pièce ' || i || ',Bosch,Freinage,' || i, chr(10)), 'UTF8')
                  FROM generate_series(1, %1$d) AS i;
                """
                        .formatted(ROWS));
        api = system.service(ServiceRole.API, SETTINGS);
    }

    @AfterEach
    void end() {
        api.stop(STOP);
        system.close();
    }

    @Test
    void everyRowIsCheckedAppliedAndUndoneOnce() throws Exception {
        killHalfway("CHECKING", "checked_to");
        endsAs("CHECKED");
        assertThat(
                        system.text(
                                "SELECT concat_ws(' ', rows_new, rows_changed, rows_unchanged, rows_error) FROM product_import"))
                .isEqualTo("1000 999 1 0");

        decide("APPLYING", "applied_by");
        killHalfway("APPLYING", "applied_to");
        endsAs("APPLIED");
        assertThat(
                        system.text(
                                "SELECT concat_ws(' ', rows_created, rows_updated, rows_conflict) FROM product_import"))
                .isEqualTo("1000 999 0");
        assertThat(
                        system.count(
                                "SELECT count(*) FROM product WHERE price_tnd = substr(sku, 2)::int AND listed"))
                .isEqualTo(ROWS);
        assertThat(system.count("SELECT count(*) FROM price_change")).isEqualTo(ROWS - 1);

        decide("UNDOING", "undone_by");
        killHalfway("UNDOING", "undone_to");
        endsAs("UNDONE");
        assertThat(system.count("SELECT count(*) FROM product WHERE listed AND price_tnd = 10"))
                .isEqualTo(ROWS / 2);
        assertThat(system.count("SELECT count(*) FROM product WHERE NOT listed"))
                .isEqualTo(ROWS / 2);
    }

    private void decide(String state, String who) {
        system.run(
                "UPDATE product_import SET state = '%s', %s = (SELECT id FROM app_user LIMIT 1)"
                        .formatted(state, who));
    }

    private void killHalfway(String state, String progress) throws Exception {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        system.count("SELECT %s FROM product_import".formatted(progress))
                                > ROWS / 4);
        api.kill();
        assertThat(system.text("SELECT state FROM product_import")).isEqualTo(state);
        api = system.service(ServiceRole.API, SETTINGS);
    }

    private void endsAs(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(system.text("SELECT state FROM product_import"))
                                .isEqualTo(state));
    }
}
