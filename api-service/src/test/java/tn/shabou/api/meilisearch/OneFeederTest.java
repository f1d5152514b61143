package tn.shabou.api.meilisearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;

@ApiTest
class OneFeederTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject Pool database;

    @Test
    void oneReplicaFeedsUntilItEndsAndThenAnother() {
        var one = new OneFeeder(database);
        var other = new OneFeeder(database);

        assertThat(one.win().await().atMost(SOON)).isTrue();
        assertThat(other.win().await().atMost(SOON)).isFalse();

        one.release();
        assertThat(one.isThis()).isFalse();
        await().atMost(SOON).until(() -> other.win().await().atMost(SOON));
        other.release();
    }
}
