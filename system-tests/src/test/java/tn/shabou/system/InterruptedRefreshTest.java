package tn.shabou.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Ports;
import tn.shabou.local.process.SecretFile;

/** The API is killed again and again while somebody exchanges refresh tokens. */
class InterruptedRefreshTest {

    private static final int KILLS = 4;
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final String PASSWORD = SecretFile.randomToken(24);
    private static final Random RANDOM = new Random(7);

    @TempDir Path folder;
    private WholeSystem system;
    private Map<String, String> settings;
    private ChildProcess api;
    private int port;

    @BeforeEach
    void anApiWithAnAdministrator() throws Exception {
        system = WholeSystem.start(folder);
        settings =
                Map.of(
                        "JWT_SECRET", SecretFile.randomToken(48),
                        "JWT_REFRESH_SECRET", SecretFile.randomToken(48),
                        "FRONTEND_URL", "http://127.0.0.1",
                        "SHABOU_ADMIN_EMAIL", "admin@shabou.test",
                        "SHABOU_ADMIN_PASSWORD", PASSWORD,
                        "SHABOU_RATE_LIMIT", "off",
                        // An honest client may need the time in which we start again.
                        "SHABOU_SESSION_GRACE", "5M");
        start();
    }

    @AfterEach
    void end() {
        api.stop(STOP);
        system.close();
    }

    @Test
    void theSessionGoesOnWhereverTheKillCame() throws Exception {
        var token = signIn();
        for (int kill = 0; kill < KILLS; kill++) {
            token = refreshUntilKilled(token);
            start();

            // The client never saw an answer to its last request, so it presents the same token.
            var answer = refresh(token);
            assertThat(answer.statusCode())
                    .as("after kill %d: %s", kill, answer.asString())
                    .isEqualTo(200);
            token = answer.path("refreshToken");
        }
        given().port(port)
                .auth()
                .oauth2(refresh(token).path("accessToken"))
                .get("/api/admin/auth/sessions")
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(1));
    }

    /** Answers the last token that the client was given. */
    private String refreshUntilKilled(String first) throws Exception {
        var given = new ConcurrentLinkedDeque<String>();
        given.add(first);
        var alive = new AtomicBoolean(true);
        var client =
                Thread.ofPlatform()
                        .start(() -> {
                            while (alive.get()) {
                                try {
                                    var answer = refresh(given.getLast());
                                    if (answer.statusCode() == 200) {
                                        given.add(answer.path("refreshToken"));
                                    }
                                } catch (Exception e) {
                                    return; // the connection broke
                                }
                            }
                        });
        awaitSome(given);
        // Anywhere in a refresh, which takes some milliseconds.
        LockSupport.parkNanos(RANDOM.nextLong(20_000_000));
        api.kill();
        alive.set(false);
        client.join();
        return given.getLast();
    }

    private static void awaitSome(ConcurrentLinkedDeque<String> given) {
        await().atMost(Duration.ofMinutes(1)).until(() -> given.size() > 20);
    }

    private String signIn() {
        return given().port(port)
                .contentType(ContentType.JSON)
                .body(Map.of("email", "admin@shabou.test", "password", PASSWORD))
                .post("/api/admin/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("refreshToken");
    }

    private Response refresh(String token) {
        return given().port(port)
                .contentType(ContentType.JSON)
                .body(Map.of("refreshToken", token))
                .post("/api/admin/auth/refresh");
    }

    private void start() throws IOException {
        port = Ports.free();
        api = system.service(ServiceRole.API, settings, port);
    }
}
