package tn.shabou.api.bulk;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.jobs.AskedJob;

/** A bulk edit that an administrator asked for, and what he does with it. */
record Edit(String id) implements AskedJob {

    static final String EDITS = "/api/admin/products/bulk-edits";

    /** As if nobody had ever edited anything in bulk. */
    static void forget() {
        Owner.run("TRUNCATE bulk_edit CASCADE; DELETE FROM idempotency_key");
    }

    /** Of all that {@code selection} means: {@code "filter": {…}} or {@code "ids": […]}. */
    static Edit of(String selection, String changes) {
        return new Edit(
                raw(SignedIn.admin(), order(selection, changes))
                        .statusCode(202)
                        .extract()
                        .path("id"));
    }

    static String order(String selection, String changes) {
        return "{%s, \"changes\": %s, \"reason\": \"tarif 2027\"}".formatted(selection, changes);
    }

    static ValidatableResponse raw(RequestSpecification by, String order) {
        return by.contentType(ContentType.JSON).body(order).post(EDITS).then();
    }

    @Override
    public String address() {
        return EDITS;
    }

    @Override
    public String table() {
        return "bulk_edit";
    }

    /** A column of all products, in the order of their SKUs. */
    static String each(String column) {
        return Owner.ask(
                "SELECT string_agg((%s)::text, ' ' ORDER BY p.sku) FROM product p JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id"
                        .formatted(column));
    }
}
