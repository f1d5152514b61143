package tn.shabou.api.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** A price set for a time to come is there then, once, and goes back at its end. */
@ApiTest
class ScheduledPricesTest {

    @Inject DuePrices due;

    private Pad pad;

    @BeforeEach
    void aSmallShop() {
        pad = Pad.inASmallShop();
        Owner.run("DELETE FROM idempotency_key");
    }

    @Test
    void itBeginsWhenItIsDueAndNotBefore() throws Throwable {
        pad.schedule("9", 0)
                .statusCode(201)
                .body("state", equalTo("WAITING"))
                .body("scheduledBy", equalTo("admin@shabou.test"));
        VertxContextSupport.subscribeAndAwait(due::look);
        assertThat(pad.price()).isEqualTo("10.500");

        pad.later(2);

        becomes("DONE");
        assertThat(pad.price()).isEqualTo("9.000");
        assertThat(pad.ledger()).isEqualTo("9.000 soldes");
    }

    @Test
    void atItsEndTheFormerPriceComesBack() {
        pad.schedule("9", 3);
        pad.later(2);
        becomes("IN_FORCE");
        assertThat(pad.price()).isEqualTo("9.000");

        pad.later(3);

        becomes("DONE");
        assertThat(pad.ledger()).isEqualTo("9.000 soldes, 10.500 end of: soldes");
        assertThat(pad.price()).isEqualTo("10.500");
        assertThat(
                        Owner.ask(
                                "SELECT string_agg(concat_ws(' ', actor_email, before->>'price', after->>'price'), ', ' ORDER BY id) FROM audit_entry WHERE action = 'bring about scheduled price' AND entity_id = '%s'"
                                        .formatted(pad.id())))
                .isEqualTo("admin@shabou.test 10.500 9.000, admin@shabou.test 9.000 10.500");
    }

    @Test
    void aPriceThatSomebodyChangedMeanwhileStaysAtTheEnd() {
        pad.schedule("9", 3);
        pad.later(2);
        becomes("IN_FORCE");
        pad.change("8").statusCode(201);

        pad.later(3);

        becomes("DONE");
        assertThat(pad.price()).isEqualTo("8.000");
        scheduled().body("data[0].note", containsString("changed the price meanwhile"));
    }

    @Test
    void theMarginIsLookedAtAgainWhenItFallsDue() {
        pad.schedule("9", 0).statusCode(201);
        pad.costs("9.5");

        pad.later(2);

        becomes("REFUSED");
        assertThat(pad.price()).isEqualTo("10.500");
        scheduled().body("data[0].note", containsString("lowest price allowed is 9.500"));
        pad.schedule("9", 0).statusCode(422).body("detail", containsString("9.500"));
    }

    @Test
    void anAdministratorsReasonHoldsWhenItFallsDueToo() {
        pad.costs("9.5");
        pad.schedule(
                        Map.of(
                                "amount",
                                "9",
                                "reason",
                                "soldes",
                                "overrideReason",
                                "fin",
                                "effectiveAt",
                                Instant.now().plusSeconds(3600).toString()))
                .statusCode(201);

        pad.later(2);

        becomes("DONE");
        assertThat(pad.price()).isEqualTo("9.000");
    }

    @Test
    void aPromotionThatWasOverBeforeAnybodyLookedIsMissed() {
        pad.schedule("9", 1);

        pad.later(3);

        becomes("MISSED");
        assertThat(pad.ledger()).isNull();
    }

    @Test
    void whatWaitsIsCancelledAndWhatIsInForceEnds() {
        String first = pad.schedule("9", 0).extract().path("id");
        cancel(first).statusCode(204);
        cancel(first).statusCode(409).body("type", equalTo("/problems/scheduled-price-is-over"));
        pad.later(2);
        String second = pad.schedule("8", 2).extract().path("id");
        pad.later(2);
        becomes(second, "IN_FORCE");

        cancel(second).statusCode(204);

        becomes(second, "DONE");
        assertThat(pad.ledger()).isEqualTo("8.000 soldes, 10.500 end of: soldes");
        scheduled().body("data.state", contains("DONE", "CANCELLED"));
    }

    @Test
    void twoPricesForTheSameTimeAreRefused() {
        pad.schedule("9", 3).statusCode(201);

        pad.schedule("8", 0)
                .statusCode(409)
                .body("type", equalTo("/problems/scheduled-prices-overlap"));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T00:00:00Z,",
        "2120-01-01T00:00:00Z,",
        "+1000000000-12-31T23:59:59Z,",
        "SOON,2020-01-01T00:00:00Z",
        "SOON,SOON",
        "SOON,+1000000000-12-31T23:59:59Z"
    })
    void refusesTimesThatAreNotToCome(String begin, String end) {
        var soon = Instant.now().plusSeconds(3600).toString();
        var draft =
                new HashMap<String, Object>(
                        Map.of(
                                "amount",
                                "9",
                                "reason",
                                "x",
                                "effectiveAt",
                                begin.replace("SOON", soon)));
        if (end != null) {
            draft.put("endsAt", end.replace("SOON", soon));
        }

        pad.schedule(draft).statusCode(422).body("type", equalTo("/problems/price-not-to-come"));
    }

    @Test
    void manyReplicasBringEachAboutOnce() throws Throwable {
        CatalogSamples.brakePads(600, 3);
        Owner.run(
                """
                INSERT INTO scheduled_price (id, product_id, amount_tnd, reason, effective_at, created_at, created_by, trace_id)
                SELECT gen_random_uuid(), p.id, 5, 'soldes', now() - interval '1 day', now(), u.id, 'trace'
                  FROM product p, (SELECT id FROM app_user LIMIT 1) u
                """);

        VertxContextSupport.subscribeAndAwait(
                () -> Uni.join().all(Stream.generate(due::look).limit(4).toList()).andFailFast());

        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        Owner.ask("SELECT count(*) FROM scheduled_price WHERE state <> 'DONE'")
                                .equals("0"));
        assertThat(
                        Owner.ask(
                                "SELECT concat_ws(' ', count(*), count(DISTINCT product_id)) FROM price_change"))
                .isEqualTo("600 600");
    }

    private ValidatableResponse cancel(String scheduled) {
        return SignedIn.admin()
                .header("If-Match", pad.version())
                .delete(pad.prices() + "/scheduled/" + scheduled)
                .then();
    }

    private ValidatableResponse scheduled() {
        return SignedIn.admin().get(pad.prices() + "/scheduled").then().statusCode(200);
    }

    private static void becomes(String state) {
        becomes(Owner.ask("SELECT id FROM scheduled_price"), state);
    }

    private static void becomes(String scheduled, String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Owner.ask(
                                        "SELECT state FROM scheduled_price WHERE id = '%s'"
                                                .formatted(scheduled))
                                .equals(state));
    }
}
