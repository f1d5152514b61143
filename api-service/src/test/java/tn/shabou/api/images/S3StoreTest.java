package tn.shabou.api.images;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.http.Problem;

/** The contract with a real server over HTTP, and what happens without one. */
class S3StoreTest extends MediaStoreContract {

    private static S3Server server;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void emptyBucket() {
        var store = store();
        now(store.names()).forEach(name -> now(store.delete(name)));
    }

    @Override
    MediaStore store() {
        return store(Map.of());
    }

    private static S3Store store(Map<String, String> other) {
        var settings = new HashMap<>(server.settings());
        settings.putAll(other);
        settings.values().removeIf(String::isEmpty);
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(MediaConfig.class)
                        .withDefaultValues(settings)
                        .build()
                        .getConfigMapping(MediaConfig.class);
        return new S3Store(config.s3(), vertx());
    }

    @Test
    void aStrangersKeyOpensNothing() {
        var stranger = store(Map.of("shabou.media.s3.secret-key", "a guess"));

        assertThatThrownBy(() -> now(stranger.names())).isInstanceOf(Problem.class);
    }

    @Test
    void aServerThatIsAwayIsSaidToBeAwayForTheMoment() throws Exception {
        var nobody = new ServerSocket(0);
        nobody.close();
        var store =
                store(
                        Map.of(
                                "shabou.media.s3.endpoint",
                                "http://127.0.0.1:" + nobody.getLocalPort()));

        assertThatThrownBy(() -> now(store.get("0".repeat(64) + "-320.jpg")))
                .isInstanceOf(Problem.class)
                .hasMessage("Try again in a moment.");
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForForever() throws Exception {
        try (var silent = new ServerSocket(0)) {
            var store =
                    store(
                            Map.of(
                                    "shabou.media.s3.endpoint",
                                    "http://127.0.0.1:" + silent.getLocalPort(),
                                    "shabou.media.s3.patience",
                                    "200ms"));

            assertThatThrownBy(() -> now(store.put("0".repeat(64) + "-320.jpg", new byte[1])))
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThatThrownBy(() -> store(Map.of("shabou.media.s3.bucket", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shabou.media.s3.bucket");
    }
}
