package tn.shabou.api.imports.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** An import may be stopped, by somebody or by a death, and goes on where it was. */
@ApiTest
class ResumingTest {

    @BeforeEach
    void aSmallShop() {
        Sent.forget();
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(3);
    }

    @Test
    void goesOnWhereADeadProcessStopped() {
        CatalogSamples.brakePads(1000, 4);
        var sent =
                Sent.file(
                        "sku,price,stock\n"
                                + IntStream.rangeClosed(1, 1000)
                                        .mapToObj(i -> "PAD-%d,%d,%d\n".formatted(i, 1000 + i, i))
                                        .collect(Collectors.joining()));
        sent.checked();

        sent.startToApply();
        Sent.takenOverByAProcessThatDies(sent.id());

        sent.applied().body("outcome.updated", equalTo(1000));
        assertThat(Owner.ask("SELECT count(*) FROM price_change")).isEqualTo("1000");
        assertThat(
                        Owner.ask(
                                "SELECT count(*) FROM product WHERE price_tnd = 1000 + stock_quantity"))
                .isEqualTo("1000");
    }

    @Test
    void stopsWhenCancelledAndCanBeFinishedOrUndone() {
        var sent = Sent.file(Sent.NEW_DISC);
        sent.checked();

        sent.decide("cancel").statusCode(200).body("state", equalTo("CANCELLED"));
        sent.decide("undo").statusCode(409).body("type", equalTo("/problems/import-not-ready"));

        assertThat(Owner.ask("SELECT count(*) FROM product")).isEqualTo("3");
        sent.apply().body("outcome.created", equalTo(1));
    }

    @Test
    void tellsLiveHowFarItIs() {
        var sent = Sent.file(Sent.NEW_DISC);
        sent.checked();
        sent.startToApply();

        var events =
                SignedIn.admin()
                        .accept("text/event-stream")
                        .get("/api/admin/imports/products/" + sent.id() + "/events")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        assertThat(events).contains("data:").contains("\"state\":\"APPLIED\"");
    }

    @Test
    void nothingIsFollowedThatThereIsNot() {
        SignedIn.admin()
                .accept("text/event-stream")
                .get("/api/admin/imports/products/%s/events".formatted(UUID.randomUUID()))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/import-not-found"));
    }
}
