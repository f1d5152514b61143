package tn.shabou.api.prices;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** The brake pad {@code PAD-1} at 10.500 dinars, and what staff do with its price. */
record Pad(String id) {

    static Pad inASmallShop() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(2);
        return new Pad(Owner.ask("SELECT id FROM product WHERE sku = 'PAD-1'"));
    }

    String prices() {
        return "/api/admin/products/" + id + "/prices";
    }

    void costs(String amount) {
        Owner.run("UPDATE product SET cost_tnd = %s WHERE id = %s".formatted(amount, id));
    }

    String version() {
        return SignedIn.admin().get(prices()).header("ETag");
    }

    String price() {
        return Owner.ask("SELECT price_tnd FROM product WHERE id = " + id);
    }

    ValidatableResponse change(RequestSpecification by, Map<String, ?> wish) {
        return by.contentType(ContentType.JSON)
                .header("If-Match", version())
                .body(wish)
                .post(prices())
                .then();
    }

    ValidatableResponse change(String amount) {
        return change(SignedIn.admin(), Map.of("amount", amount, "reason", "tarif 2027"));
    }

    /** In an hour, until {@code hours} later, or for good. */
    ValidatableResponse schedule(String amount, int hours) {
        var inAnHour = Instant.now().plusSeconds(3600);
        var draft = new HashMap<String, Object>();
        draft.put("amount", amount);
        draft.put("reason", "soldes");
        draft.put("effectiveAt", inAnHour.toString());
        if (hours > 0) {
            draft.put("endsAt", inAnHour.plusSeconds(3600L * hours).toString());
        }
        return schedule(draft);
    }

    ValidatableResponse schedule(Map<String, ?> draft) {
        return SignedIn.admin()
                .contentType(ContentType.JSON)
                .body(draft)
                .post(prices() + "/scheduled")
                .then();
    }

    /** As if that many hours had gone by. */
    void later(int hours) {
        Owner.run(
                "UPDATE scheduled_price SET ends_at = ends_at - %1$d * interval '1 hour', effective_at = effective_at - %1$d * interval '1 hour'"
                        .formatted(hours));
    }

    /** Amounts of the ledger with their reasons, oldest first. */
    String ledger() {
        return Owner.ask(
                "SELECT string_agg(amount_tnd || ' ' || reason, ', ' ORDER BY id) FROM price_change WHERE product_id = "
                        + id);
    }
}
