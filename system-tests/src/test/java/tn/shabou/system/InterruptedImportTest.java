package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API is killed while it checks, applies and undoes a file of {@value #ROWS} products. */
class InterruptedImportTest {

    private static final int ROWS = 2000;

    @TempDir Path folder;
    private InterruptedJob job;

    @BeforeEach
    void aFileThatChangesSomePartsAndMakesOthers() throws Exception {
        job =
                new InterruptedJob(
                        folder,
                        "product_import",
                        ROWS,
                        "SHABOU_IMPORTS",
                        """
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
    }

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void everyRowIsCheckedAppliedAndUndoneOnce() throws Exception {
        job.killHalfway("CHECKING");
        job.endsAs("CHECKED");
        assertThat(job.says("rows_new, rows_changed, rows_unchanged, rows_error"))
                .isEqualTo("1000 999 1 0");

        job.decide("APPLYING", "applied_by");
        job.killHalfway("APPLYING");
        job.endsAs("APPLIED");
        assertThat(job.says("rows_created, rows_updated, rows_conflict")).isEqualTo("1000 999 0");
        assertThat(
                        job.count(
                                "SELECT count(*) FROM product WHERE price_tnd = substr(sku, 2)::int AND listed"))
                .isEqualTo(ROWS);
        assertThat(job.count("SELECT count(*) FROM price_change")).isEqualTo(ROWS - 1);

        job.decide("UNDOING", "undone_by");
        job.killHalfway("UNDOING");
        job.endsAs("UNDONE");
        assertThat(job.count("SELECT count(*) FROM product WHERE listed AND price_tnd = 10"))
                .isEqualTo(ROWS / 2);
        assertThat(job.count("SELECT count(*) FROM product WHERE NOT listed")).isEqualTo(ROWS / 2);
    }
}
