package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The API is killed while it previews, applies and undoes a change of {@value #PRODUCTS} products.
 */
class InterruptedBulkEditTest {

    private static final int PRODUCTS = 2000;

    @TempDir Path folder;
    private InterruptedJob job;

    @BeforeEach
    void aShopThatRaisesItsPrices() throws Exception {
        job =
                new InterruptedJob(
                        folder,
                        "bulk_edit",
                        PRODUCTS,
                        "SHABOU_BULK",
                        """
                        INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd, stock_quantity)
                        SELECT 'P' || i, 'p' || i, 'Pièce ' || i, b.id, c.id, 10 + i, i FROM generate_series(1, %1$d) AS i, brand b, category c;
                        INSERT INTO bulk_edit (id, selection, changes, reason, total, created_at, created_by)
                        SELECT '00000000-0000-0000-0000-000000000001', '{"filter": {}}', '{"price": {"amount": 5}, "listed": false}',
                               'tarif 2027', %1$d, now(), id FROM app_user;
                        """
                                .formatted(PRODUCTS));
    }

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void everyProductIsPreviewedChangedAndPutBackOnce() throws Exception {
        job.killHalfway("CHECKING");
        job.endsAs("CHECKED");
        assertThat(job.says("checked_to, rows_changed")).isEqualTo("2000 2000");
        assertThat(job.count("SELECT count(DISTINCT product_id) FROM bulk_edit_row"))
                .isEqualTo(PRODUCTS);

        job.decide("APPLYING", "applied_by");
        job.killHalfway("APPLYING");
        job.endsAs("APPLIED");
        assertThat(job.says("rows_updated, rows_conflict")).isEqualTo("2000 0");
        assertThat(
                        job.count(
                                "SELECT count(*) FROM product WHERE price_tnd = 15 + stock_quantity AND NOT listed"))
                .isEqualTo(PRODUCTS);
        assertThat(job.count("SELECT count(*) FROM price_change")).isEqualTo(PRODUCTS);

        job.decide("UNDOING", "undone_by");
        job.killHalfway("UNDOING");
        job.endsAs("UNDONE");
        assertThat(job.says("rows_undone, rows_kept")).isEqualTo("2000 0");
        assertThat(
                        job.count(
                                "SELECT count(*) FROM product WHERE price_tnd = 10 + stock_quantity AND listed"))
                .isEqualTo(PRODUCTS);
        assertThat(job.count("SELECT count(*) FROM price_change")).isEqualTo(2 * PRODUCTS);
    }
}
