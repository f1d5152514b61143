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

/**
 * The API is killed while it previews, applies and undoes a change of {@value #PRODUCTS} products.
 */
class InterruptedBulkEditTest {

    private static final int PRODUCTS = 2000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(20);

    /** Small batches and little patience, so that there is a middle to be killed in. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "SHABOU_BULK_BATCH", "10",
                    "SHABOU_BULK_LEASE", "2S",
                    "SHABOU_BULK_LOOK_EVERY", "1S",
                    "JWT_SECRET", SecretFile.randomToken(48),
                    "JWT_REFRESH_SECRET", SecretFile.randomToken(48),
                    "FRONTEND_URL", "http://127.0.0.1");

    @TempDir Path folder;
    private WholeSystem system;
    private ChildProcess api;

    @BeforeEach
    void aShopThatRaisesItsPrices() throws Exception {
        system = WholeSystem.start(folder);
        system.run(
                """
                INSERT INTO app_user (email, full_name, password_hash, role) VALUES ('salma@shabou.test', 'Salma', 'none', 'ADMIN');
                INSERT INTO brand (name, slug) VALUES ('Bosch', 'bosch');
                INSERT INTO category (slug, name_fr, name_ar) VALUES ('freinage', 'Freinage', 'الفرامل');
                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd, stock_quantity)
                SELECT 'P' || i, 'p' || i, 'Pièce ' || i, b.id, c.id, 10 + i, i FROM generate_series(1, %1$d) AS i, brand b, category c;
                INSERT INTO bulk_edit (id, selection, changes, reason, total, created_at, created_by)
                SELECT '00000000-0000-0000-0000-000000000001', '{"filter": {}}', '{"price": {"amount": 5}, "listed": false}',
                       'tarif 2027', %1$d, now(), id FROM app_user;
                """
                        .formatted(PRODUCTS));
        api = system.service(ServiceRole.API, SETTINGS);
    }

    @AfterEach
    void end() {
        api.stop(STOP);
        system.close();
    }

    @Test
    void everyProductIsPreviewedChangedAndPutBackOnce() throws Exception {
        killHalfway("CHECKING", "checked_to");
        endsAs("CHECKED");
        assertThat(system.text("SELECT concat_ws(' ', checked_to, rows_changed) FROM bulk_edit"))
                .isEqualTo("2000 2000");
        assertThat(system.count("SELECT count(DISTINCT product_id) FROM bulk_edit_row"))
                .isEqualTo(PRODUCTS);

        decide("APPLYING", "applied_by");
        killHalfway("APPLYING", "applied_to");
        endsAs("APPLIED");
        assertThat(system.text("SELECT concat_ws(' ', rows_updated, rows_conflict) FROM bulk_edit"))
                .isEqualTo("2000 0");
        assertThat(
                        system.count(
                                "SELECT count(*) FROM product WHERE price_tnd = 15 + stock_quantity AND NOT listed"))
                .isEqualTo(PRODUCTS);
        assertThat(system.count("SELECT count(*) FROM price_change")).isEqualTo(PRODUCTS);

        decide("UNDOING", "undone_by");
        killHalfway("UNDOING", "undone_to");
        endsAs("UNDONE");
        assertThat(system.text("SELECT concat_ws(' ', rows_undone, rows_kept) FROM bulk_edit"))
                .isEqualTo("2000 0");
        assertThat(
                        system.count(
                                "SELECT count(*) FROM product WHERE price_tnd = 10 + stock_quantity AND listed"))
                .isEqualTo(PRODUCTS);
        assertThat(system.count("SELECT count(*) FROM price_change")).isEqualTo(2 * PRODUCTS);
    }

    private void decide(String state, String who) {
        system.run(
                "UPDATE bulk_edit SET state = '%s', %s = (SELECT id FROM app_user LIMIT 1)"
                        .formatted(state, who));
    }

    private void killHalfway(String state, String progress) throws Exception {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        system.count("SELECT %s FROM bulk_edit".formatted(progress))
                                > PRODUCTS / 4);
        api.kill();
        assertThat(system.text("SELECT state FROM bulk_edit")).isEqualTo(state);
        api = system.service(ServiceRole.API, SETTINGS);
    }

    private void endsAs(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(system.text("SELECT state FROM bulk_edit")).isEqualTo(state));
    }
}
