package tn.shabou.prospector;

import tn.shabou.model.PartNumber;

/** Products of our own, as a test needs them. */
final class OwnCatalogue {

    private OwnCatalogue() {}

    /** A product with the maker's number; answers its id. */
    static long product(String brand, String number) {
        return product(brand, "MPN", "", number);
    }

    /**
     * @param kind of the number: MPN, EAN, OE or CROSS
     * @param maker whose number it is, "" for that of the brand
     */
    static long product(String brand, String kind, String maker, String number) {
        var brandId =
                Owner.number(
                        """
                        INSERT INTO brand (name, slug) VALUES (?, lower(?))
                        ON CONFLICT (slug) DO UPDATE SET name = excluded.name RETURNING id\
                        """,
                        brand,
                        brand);
        var categoryId =
                Owner.number(
                        """
                        INSERT INTO category (slug, name_fr, name_ar) VALUES ('test', 'Test', 'اختبار')
                        ON CONFLICT (slug) DO UPDATE SET name_fr = 'Test' RETURNING id\
                        """);
        var id =
                Owner.number(
                        """
                        INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd)
                        VALUES (gen_random_uuid()::text, gen_random_uuid()::text, 'Pièce', ?, ?, 10) RETURNING id\
                        """,
                        brandId,
                        categoryId);
        Owner.number(
                "INSERT INTO part_reference (product_id, kind, maker, raw, norm) VALUES (?, ?, ?, ?, ?) RETURNING id",
                id,
                kind,
                maker,
                number,
                PartNumber.parse(number).orElseThrow().norm());
        return id;
    }
}
