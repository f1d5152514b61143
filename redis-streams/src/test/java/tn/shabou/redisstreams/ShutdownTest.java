package tn.shabou.redisstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShutdownTest.Alone.class)
@WithTestResource(RedisResource.class)
class ShutdownTest {

    /** An application of its own, since it is of no use afterwards. */
    public static class Alone implements QuarkusTestProfile {}

    @Inject Shop shop;
    @Inject Event<ShutdownEvent> shutdown;

    @ConfigProperty(name = "quarkus.redis.hosts")
    String url;

    @Test
    void leavesItsGroupsWhenTheApplicationStops() {
        try (var redis = new RedisCli()) {
            redis.open(url);
            redis.cli("XADD", "batches", "*", "payload", "{\"orders\":[{\"id\":1,\"parts\":[]}]}");
            await().until(() -> shop.batches.size() == 1 && redis.pending("batches", "shop") == 0);
            assertThat(redis.consumers("batches", "shop")).isPositive();

            shutdown.fire(new ShutdownEvent());

            for (var stream : List.of("batches", "questions")) {
                assertThat(redis.consumers(stream, "shop")).isZero();
            }
        }
    }
}
