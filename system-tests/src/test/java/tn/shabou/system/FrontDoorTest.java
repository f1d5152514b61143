package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Launch;
import tn.shabou.local.process.Ports;
import tn.shabou.local.process.SecretFile;

/** The Caddyfile of production in a real Caddy, whose own authority makes the certificate. */
class FrontDoorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "JWT_SECRET", SecretFile.randomToken(48),
                    "JWT_REFRESH_SECRET", SecretFile.randomToken(48),
                    "FRONTEND_URL", "http://127.0.0.1",
                    "SHABOU_RATE_LIMIT", "off",
                    "SHABOU_SHUTDOWN_DELAY", "5s");

    /** What is read from the follower is less than a second old. */
    private static final String FRESH = "(?s).*\\nshabou_replica_lag_seconds(\\{[^}]*})? 0\\..*";

    @TempDir private Path folder;
    private final int apiPort = Ports.free();
    private final int httpsPort = Ports.free();
    private final int httpPort = Ports.free();
    private WholeSystem system;
    private ChildProcess blue;
    private ChildProcess caddy;
    private HttpClient browser;

    @BeforeEach
    void open() throws Exception {
        Installed.assume("caddy");
        system = WholeSystem.start(folder);
        blue = system.service(ServiceRole.API, SETTINGS, "127.0.0.1", apiPort);
        caddy = caddy();
        browser = browser();
        await().atMost(PATIENCE).until(() -> get("/api/brands").statusCode() == 200);
    }

    @AfterEach
    void close() {
        if (caddy != null) {
            browser.close();
            caddy.stop(PATIENCE);
            blue.stop(PATIENCE);
            system.close();
        }
    }

    @Test
    void visitorsGetHttpsWithItsHeadersAndAnotherReplicaTakesOverWithoutALostRequest()
            throws Exception {
        var answer = get("/api/brands");
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.headers().firstValue("strict-transport-security")).isPresent();
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("server")).isEmpty();
        assertThat(get("/q/metrics").statusCode()).isEqualTo(404);
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(404);
        var plain = get(URI.create("http://localhost:" + httpPort + "/api/brands"));
        assertThat(plain.statusCode()).isEqualTo(308);
        assertThat(plain.headers().firstValue("location").orElseThrow())
                .startsWith("https://localhost");

        var statuses = new ConcurrentHashMap<Integer, Integer>();
        var shopping = new AtomicBoolean(true);
        var shopper =
                Thread.startVirtualThread(() -> {
                    while (shopping.get()) {
                        statuses.merge(get("/api/brands").statusCode(), 1, Integer::sum);
                    }
                });
        var green = system.service(ServiceRole.API, withFollower(), "127.0.0.2", apiPort);
        try {
            await().atMost(PATIENCE).until(() -> metrics().matches(FRESH));
            await().atMost(PATIENCE).until(() -> metrics().contains("uri=\"/api/brands\""));
            blue.stop(PATIENCE);
            int before = statuses.get(200);
            await().atMost(PATIENCE).until(() -> statuses.get(200) > before + 20);
        } finally {
            shopping.set(false);
            shopper.join();
            green.stop(PATIENCE);
        }
        assertThat(statuses).containsOnlyKeys(200);
    }

    /** The replica that takes over reads from a PostgreSQL that follows the other. */
    private Map<String, String> withFollower() {
        var settings = new HashMap<>(SETTINGS);
        settings.put("SHABOU_DATABASE_READ_URL", system.follower(ServiceRole.API).url());
        return settings;
    }

    /** Of the replica that takes over: that Caddy sends it requests. */
    private String metrics() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.2:" + apiPort + "/q/metrics"))
                        .build();
        return browser.send(request, BodyHandlers.ofString()).body();
    }

    private ChildProcess caddy() throws IOException {
        var extra = folder.resolve("extra.caddy");
        Files.writeString(
                extra,
                "admin off\nskip_install_trust\nhttp_port %d\nhttps_port %d\n"
                        .formatted(httpPort, httpsPort));
        var command =
                List.of(
                        "caddy",
                        "run",
                        "--adapter",
                        "caddyfile",
                        "--config",
                        Path.of("../Caddyfile").toAbsolutePath().normalize().toString());
        return ChildProcess.start(
                Launch.of("Caddy", folder, "caddy.log", command)
                        .withEnvironment(
                                Map.of(
                                        "SHABOU_DOMAIN", "localhost",
                                        "SHABOU_ACME_EMAIL", "operator@example.tn",
                                        "SHABOU_API",
                                                "127.0.0.1:%1$d 127.0.0.2:%1$d".formatted(apiPort),
                                        "SHABOU_API_HEALTH_PORT", Integer.toString(apiPort),
                                        "SHABOU_CADDY_EXTRA", extra.toString(),
                                        "XDG_DATA_HOME", folder.toString(),
                                        "XDG_CONFIG_HOME", folder.toString(),
                                        "HOME", folder.toString())));
    }

    /** Trusts Caddy's own authority and nobody else. */
    private HttpClient browser() throws IOException, GeneralSecurityException {
        var root = folder.resolve("caddy/pki/authorities/local/root.crt");
        await().atMost(PATIENCE).until(() -> Files.exists(root));
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream certificate = Files.newInputStream(root)) {
            trusted.setCertificateEntry(
                    "caddy",
                    CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private HttpResponse<String> get(String path) {
        return get(URI.create("https://localhost:" + httpsPort + path));
    }

    private HttpResponse<String> get(URI uri) {
        try {
            var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
