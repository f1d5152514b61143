package tn.shabou.api.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;

@ApiTest
class CopiesHealthTest {

    private final FeedConfig config;
    private final Copy copy = new Copy();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    CopiesHealthTest(FeedConfig config) {
        this.config = config;
    }

    private static final class Copy implements CatalogListener {

        private boolean filled;

        @Override
        public boolean isFilled() {
            return filled;
        }

        @Override
        public Uni<Void> reload() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> changed(List<Long> productIds) {
            return Uni.createFrom().voidItem();
        }
    }

    @Test
    void theServiceIsReadyWhenItHasReadTheCatalogue() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        given().get("/q/health/ready")
                                .then()
                                .statusCode(200)
                                .body(
                                        "checks.find { it.name == 'copies of the catalogue' }.status",
                                        equalTo("UP")));
    }

    @Test
    void nobodyIsSentHereWhileACopyIsFilled() {
        var health = new CopiesHealth(List.of(copy), config, clock);

        var before = health.call();
        copy.filled = true;
        var after = health.call();

        assertThat(before.getStatus()).isEqualTo(Status.DOWN);
        assertThat(before.getData().orElseThrow()).containsEntry("unfilled", "Copy");
        assertThat(after.getStatus()).isEqualTo(Status.UP);
        assertThat(after.getData()).isEmpty();
    }

    @Test
    void slowAnswersAreBetterThanNone() {
        var health = new CopiesHealth(List.of(copy), config, clock);

        now.set(Instant.EPOCH.plus(config.readyAfter()));

        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }
}
