package tn.shabou.local.suppliers;

import java.util.ArrayList;
import java.util.List;
import tn.shabou.local.demo.Tsv;

/**
 * A product as a shop has it.
 *
 * @param id in the shop
 * @param gtin empty when the shop does not know it
 * @param price with a decimal point
 * @param shown the price as displayed
 * @param old the price before, as displayed; empty when it is not on sale
 * @param structured the price in its JSON-LD, which may be out of date
 * @param taxIncluded whether the price is TTC rather than HT
 */
record ShopProduct(
        int id,
        String path,
        String category,
        String name,
        String brand,
        String reference,
        String mpn,
        String gtin,
        String price,
        String shown,
        String old,
        String structured,
        boolean inStock,
        boolean taxIncluded) {

    private static final int FIRST_ID = 21;

    static List<ShopProduct> of(String shop) {
        var products = new ArrayList<ShopProduct>();
        for (var row : Tsv.rows("suppliers/" + shop + "/products.tsv")) {
            products.add(
                    new ShopProduct(
                            FIRST_ID + products.size(),
                            row.text("path"),
                            row.text("category"),
                            row.text("name"),
                            row.text("brand"),
                            row.text("reference"),
                            row.text("mpn"),
                            row.text("gtin"),
                            row.text("price"),
                            row.text("shown"),
                            row.text("old"),
                            row.text("ld"),
                            row.text("stock").equals("in"),
                            row.text("basis").equals("INCLUDED")));
        }
        return products;
    }

    String availability() {
        return "https://schema.org/" + (inStock ? "InStock" : "OutOfStock");
    }

    boolean onSale() {
        return !old.isEmpty();
    }
}
