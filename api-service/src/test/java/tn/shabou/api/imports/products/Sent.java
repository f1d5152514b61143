package tn.shabou.api.imports.products;

import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.jobs.AskedJob;

/** A product file that an administrator sent, and what he does with it. */
record Sent(String id) implements AskedJob {

    /** A file of one part that the shop does not have. */
    static final String NEW_DISC =
            "sku,name,brand,category,price,stock\nDISC-9,Disque ventilé,Bosch,Disques de frein,149.900,4\n";

    private static final String IMPORTS = "/api/admin/imports/products";

    /** As if nobody had ever imported anything. */
    static void forget() {
        Owner.run("TRUNCATE product_import, product_import_mapping CASCADE");
    }

    static Sent file(String content) {
        return file("", content);
    }

    static Sent file(String query, String content) {
        return file(query, content.getBytes(StandardCharsets.UTF_8));
    }

    static Sent file(String query, byte[] content) {
        return new Sent(raw(query, content).statusCode(202).extract().path("id"));
    }

    /** A query of one parameter, whatever is in it. */
    static String query(String parameter) {
        int equals = parameter.indexOf('=');
        return "?"
                + parameter.substring(0, equals + 1)
                + URLEncoder.encode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
    }

    static ValidatableResponse raw(String query, String content) {
        return raw(query, content.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse raw(String query, byte[] content) {
        return SignedIn.admin()
                .urlEncodingEnabled(false)
                .contentType("text/csv")
                .body(content)
                .post(IMPORTS + query)
                .then();
    }

    static ValidatableResponse as(String role, String content) {
        return SignedIn.as(role)
                .contentType("text/csv")
                .body(content)
                .post(IMPORTS + "?again=true")
                .then();
    }

    @Override
    public String address() {
        return IMPORTS;
    }

    @Override
    public String table() {
        return "product_import";
    }

    String errors() {
        return SignedIn.admin()
                .get(IMPORTS + "/" + id + "/errors.csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /**
     * Another process works on it for a second, so that ours must stop between two batches; then it
     * is heard of no more.
     */
    static void takenOverByAProcessThatDies(String id) {
        Owner.run(
                "UPDATE product_import SET worker = gen_random_uuid(), worker_until = clock_timestamp() + interval '1 second' WHERE id = '%s' AND state = 'APPLYING'"
                        .formatted(id));
    }

    /** A part as it is in the shop now: name, brand, price, stock, whether it is listed. */
    static String part(String sku) {
        return Owner.ask(
                "SELECT concat_ws(' ', p.name_fr, b.slug, p.price_tnd, p.stock_quantity, p.listed) FROM product p JOIN brand b ON b.id = p.brand_id WHERE sku = '%s'"
                        .formatted(sku));
    }
}
