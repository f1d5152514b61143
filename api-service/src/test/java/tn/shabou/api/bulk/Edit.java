package tn.shabou.api.bulk;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Set;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** A bulk edit that an administrator asked for, and what he does with it. */
record Edit(String id) {

    static final String EDITS = "/api/admin/products/bulk-edits";
    private static final Set<String> AT_WORK = Set.of("CHECKING", "APPLYING", "UNDOING");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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

    /** Once it has been compared with the catalogue. */
    ValidatableResponse previewed() {
        return ended().body("state", equalTo("CHECKED"));
    }

    ValidatableResponse apply() {
        startToApply();
        return ended().body("state", equalTo("APPLIED"));
    }

    void startToApply() {
        decide("apply").statusCode(202);
    }

    ValidatableResponse undo() {
        decide("undo").statusCode(202);
        return ended().body("state", equalTo("UNDONE"));
    }

    ValidatableResponse decide(String decision) {
        return SignedIn.admin().noContentType().post(EDITS + "/" + id + "/" + decision).then();
    }

    /** Once nothing is at work on it. */
    ValidatableResponse ended() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        !AT_WORK.contains(
                                Owner.ask(
                                        "SELECT state FROM bulk_edit WHERE id = '%s'"
                                                .formatted(id))));
        return SignedIn.admin().get(EDITS + "/" + id).then().statusCode(200);
    }

    ValidatableResponse rows(String query) {
        return SignedIn.admin().get(EDITS + "/" + id + "/rows?" + query).then().statusCode(200);
    }

    /** A column of all products, in the order of their SKUs. */
    static String each(String column) {
        return Owner.ask(
                "SELECT string_agg((%s)::text, ' ' ORDER BY p.sku) FROM product p JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id"
                        .formatted(column));
    }
}
