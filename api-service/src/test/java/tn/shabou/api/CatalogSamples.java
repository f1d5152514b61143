package tn.shabou.api;

/**
 * A small shop: two brands, three families, two cars, and as many brake pads as a test wants. The
 * running service knows of each when the method returns.
 */
public final class CatalogSamples {

    /**
     * All that hangs on these goes, what others refer to last. Deleting takes a tenth of the time
     * of TRUNCATE, which makes every file of every table anew.
     */
    private static final class Emptying {

        static final String SQL =
                Owner.ask(
                        """
                        WITH RECURSIVE emptied (id, depth) AS (
                            SELECT oid, 0 FROM pg_class WHERE relkind = 'r' AND relname IN (
                                'product', 'brand', 'category', 'vehicle_make', 'sales_import', 'agent_run', 'lead_source',
                                'suppression', 'lead_verdict', 'lead_change', 'offer_match_decision', 'offer_rematch')
                            UNION SELECT conrelid, depth + 1 FROM emptied JOIN pg_constraint ON confrelid = id
                             WHERE contype = 'f' AND conrelid <> confrelid AND depth < 20),
                        ordered AS (SELECT id::regclass AS name, max(depth) AS depth FROM emptied GROUP BY id)
                        SELECT 'ALTER TABLE price_change DISABLE TRIGGER USER; '
                            || string_agg(format('DELETE FROM %s', name), '; ' ORDER BY depth DESC)
                            || '; ALTER TABLE price_change ENABLE TRIGGER USER' FROM ordered
                        """);
    }

    private CatalogSamples() {}

    /** Removes whatever parts other tests left. */
    public static void emptyShop() {
        Owner.run(Emptying.SQL);
        Owner.run(
                """
                INSERT INTO brand (name, slug) VALUES ('Bosch', 'bosch'), ('Valeo', 'valeo');
                INSERT INTO category (slug, name_fr, name_ar, position) VALUES ('freinage', 'Freinage', 'الفرامل', 1);
                INSERT INTO category (parent_id, slug, name_fr, name_ar, position)
                SELECT category.id, c.slug, c.fr, c.ar, c.position FROM category, (VALUES
                    ('plaquettes-de-frein', 'Plaquettes de frein', 'فحمات الفرامل', 1),
                    ('disques-de-frein', 'Disques de frein', 'أقراص الفرامل', 2)) AS c (slug, fr, ar, position)
                 WHERE category.slug = 'freinage';
                INSERT INTO vehicle_make (name, slug) VALUES ('Renault', 'renault');
                INSERT INTO vehicle_model (make_id, name, slug) SELECT id, 'Clio', 'renault-clio' FROM vehicle_make;
                INSERT INTO vehicle_generation (model_id, name, slug, year_from, year_to)
                SELECT id, 'III', 'renault-clio-3', 2005, 2014 FROM vehicle_model;
                INSERT INTO vehicle_engine (generation_id, name, slug, fuel)
                SELECT id, '1.5 dCi', 'renault-clio-3-1-5-dci', 'DIESEL' FROM vehicle_generation;
                """);
        Copies.catchUp();
    }

    /**
     * Brake pads {@code PAD-1} to {@code PAD-n}: prices in groups of three, every fourth out of
     * stock.
     */
    public static void brakePads(int n) {
        brakePads(n, 1);
    }

    /** Brake pads {@code PAD-first} to {@code PAD-last}. */
    public static void brakePads(int last, int first) {
        Owner.run(
                """
                INSERT INTO product (sku, slug, name_fr, name_ar, brand_id, category_id, price_tnd, stock_quantity,
                                     popularity, created_at)
                SELECT 'PAD-' || i, 'plaquettes-' || i, 'Plaquettes de frein avant ' || i, 'فحمات الفرامل الأمامية ' || i,
                       (SELECT id FROM brand WHERE slug = CASE WHEN i %% 2 = 0 THEN 'bosch' ELSE 'valeo' END),
                       (SELECT id FROM category WHERE slug = 'plaquettes-de-frein'),
                       10.5 + i / 3, CASE WHEN i %% 4 = 0 THEN 0 ELSE i END, i %% 5,
                       timestamptz '2026-01-01' + (i / 2) * interval '1 minute'
                  FROM generate_series(%d, %d) AS i
                """
                        .formatted(first, last));
        Copies.catchUp();
    }

    /** A shop that has these and nothing else. */
    public static void padsAndADisc(int pads) {
        emptyShop();
        brakePads(pads);
        brakeDisc();
    }

    /** A disc with every number by which people look for it, fitting the one engine of the shop. */
    public static void brakeDisc() {
        Owner.run(
                """
                INSERT INTO product (sku, slug, name_fr, name_ar, description_fr, brand_id, category_id, price_tnd, stock_quantity)
                SELECT 'DISC-1', 'disque-de-frein-bosch', 'Disque de frein ventilé', 'قرص فرامل مهوى', 'Diamètre 280 mm', b.id, c.id, 149.9, 3
                  FROM brand b, category c WHERE b.slug = 'bosch' AND c.slug = 'disques-de-frein';
                INSERT INTO part_reference (product_id, kind, maker, raw, norm)
                SELECT p.id, kind, maker, raw, norm FROM product p, (VALUES
                    ('MPN', 'Bosch', '0 986 479 103', '0986479103'),
                    ('OE', 'Renault', '77 01 206 339', '7701206339')) AS r (kind, maker, raw, norm)
                 WHERE p.sku = 'DISC-1';
                INSERT INTO fitment (product_id, engine_id, position, source)
                SELECT p.id, e.id, 'avant', 'test' FROM product p, vehicle_engine e WHERE p.sku = 'DISC-1';
                INSERT INTO price_change (product_id, amount_tnd, reason) SELECT id, 149.9, 'prix initial' FROM product WHERE sku = 'DISC-1';
                """);
        Copies.catchUp();
    }

    /** Photos of a part, with words of their own but without their files. */
    public static void photos(String sku, int n) {
        Owner.run(
                """
                INSERT INTO product_image (product_id, file, width, height, alt_fr, alt_ar, position)
                SELECT id, md5(sku || i) || md5(i::text), 800, 600, 'Vue ' || i, 'منظر ' || i, i - 1
                  FROM product, generate_series(1, %d) AS i WHERE sku = '%s'
                """
                        .formatted(n, sku));
    }
}
