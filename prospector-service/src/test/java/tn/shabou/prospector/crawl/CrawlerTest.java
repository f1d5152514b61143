package tn.shabou.prospector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.prospector.crawl.Visit.Outcome;
import tn.shabou.prospector.crawl.Visit.Outcome.Answered;
import tn.shabou.prospector.crawl.Visit.Outcome.Failed;
import tn.shabou.prospector.crawl.Visit.Outcome.Refused;
import tn.shabou.testing.ShabouServers;

class CrawlerTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HostileServer server = new HostileServer();

    @AfterEach
    void close() {
        server.close();
    }

    @AfterAll
    static void end() {
        VERTX.closeAndAwait();
    }

    @Test
    void fetchesAPageUnderItsOwnName() {
        server.page("/p", "<h1>Bonjour</h1>");

        var visit =
                crawler(Map.of())
                        .visit(server.url("/p").toString(), CrawlerTest::forget)
                        .await()
                        .atMost(PATIENCE);

        assertThat(visit.robots()).isEqualTo(Robots.Verdict.ALLOWED);
        assertThat(visit.outcome())
                .isInstanceOfSatisfying(
                        Answered.class,
                        answer -> {
                            assertThat(answer.isPage()).isTrue();
                            assertThat(answer.contentType()).isEqualTo("text/html; charset=utf-8");
                            assertThat(text(answer)).isEqualTo("<h1>Bonjour</h1>");
                        });
        assertThat(server.agents())
                .allMatch(agent -> agent.startsWith("ShabouProspector/1.0 (+https://"));
    }

    @Test
    void unpacksGzip() {
        server.on(
                "/p",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    HostileServer.send(
                            exchange,
                            200,
                            "text/html",
                            HostileServer.gzip("<p>".getBytes(StandardCharsets.UTF_8)));
                });

        assertThat(visit("/p"))
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(text(answer)).isEqualTo("<p>"));
    }

    @Test
    void keepsOutOfWhatRobotsForbid() {
        server.answers(
                        "/robots.txt",
                        200,
                        "text/plain",
                        "User-agent: *\nDisallow: /\n\nUser-agent: shabouprospector\nDisallow: /prive\nAllow: /prive/tarif$\n")
                .page("/prive", "secret")
                .page("/ouvert", "x");

        assertThat(visit("/prive/fournisseurs")).isEqualTo(new Refused());
        assertThat(visit("/prive/tarif")).isInstanceOf(Answered.class);
        assertThat(visit("/ouvert")).isInstanceOf(Answered.class);
        assertThat(server.requests()).doesNotContain("/prive/fournisseurs");
    }

    @ParameterizedTest
    @CsvSource({
        "404, true",
        "410, true",
        "401, false",
        "403, false",
        "500, false",
        "503, false",
        "429, false"
    })
    void takesAMissingRobotsForLeaveAndABrokenOneForRefusal(int status, boolean allowed) {
        server.answers("/robots.txt", status, "text/plain", "").page("/p", "x");

        assertThat(visit("/p") instanceof Answered).isEqualTo(allowed);
        assertThat(server.requests().contains("/p")).isEqualTo(allowed);
    }

    @Test
    void asksForRobotsOncePerSite() {
        server.answers("/robots.txt", 200, "text/plain", "").page("/p", "x");
        var crawler = crawler(Map.of());

        for (int i = 0; i < 3; i++) {
            crawler.visit(server.url("/p?" + i).toString(), CrawlerTest::forget)
                    .await()
                    .atMost(PATIENCE);
        }

        assertThat(server.requests()).filteredOn("/robots.txt"::equals).hasSize(1);
    }

    @Test
    void refusesLoopbackUnlessItIsAllowed() {
        server.page("/p", "x");

        var visit =
                crawler(Map.of("allow-loopback", "false"))
                        .visit(server.url("/p").toString(), CrawlerTest::forget)
                        .await()
                        .atMost(PATIENCE);

        assertThat(visit.outcome()).isInstanceOf(Failed.class);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://2130706433/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::a00:1]/",
                "http://user:secret@1.1.1.1/",
                "http://1.1.1.1:22/",
                "ftp://1.1.1.1/x",
                "file:///etc/passwd"
            })
    void goesNowhereButToPublicWebSites(String url) {
        var visit =
                crawler(Map.of("allow-loopback", "false"))
                        .visit(url, CrawlerTest::forget)
                        .await()
                        .atMost(PATIENCE);

        assertThat(visit.outcome()).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pieces.tn", "http://", "http://a b/", "https://%zz/", "mailto:a@b.tn"})
    void saysOfWhatIsNoAddressThatItIsNone(String url) {
        var visit = crawler(Map.of()).visit(url, CrawlerTest::forget).await().atMost(PATIENCE);

        assertThat(visit.outcome()).isEqualTo(new Failed("not a web address"));
    }

    @Test
    void holdsOnlySoManyBodiesUntilTheyAreKept() {
        server.page("/p", "x");
        var crawler = crawler(Map.of("bodies-in-work", "2"));
        var kept = new CopyOnWriteArrayList<UniEmitter<? super Void>>();
        var visits =
                IntStream.range(0, 5)
                        .mapToObj(i ->
                                crawler.visit(
                                                server.url("/p?" + i).toString(),
                                                _ -> Uni.createFrom().emitter(kept::add))
                                        .subscribe()
                                        .asCompletionStage())
                        .toList();

        for (int done = 0; done < 5; done++) {
            int inWork = Math.min(2, 5 - done);
            await().atMost(PATIENCE).until(() -> kept.size() == inWork);
            assertThat(server.requests())
                    .filteredOn(path -> path.startsWith("/p"))
                    .hasSize(done + inWork);
            kept.removeFirst().complete(null);
        }

        assertThat(visits).allSatisfy(visit -> assertThat(visit).succeedsWithin(PATIENCE));
    }

    @Test
    void followsRedirectsWithinTheSiteOnly() {
        server.redirects("/old", "/new")
                .page("/new", "moved")
                .redirects("/away", "http://169.254.169.254/latest/")
                .redirects("/other", "https://example.com/");

        assertThat(visit("/old"))
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(text(answer)).isEqualTo("moved"));
        assertThat(visit("/away")).isEqualTo(new Failed("redirected to another site"));
        assertThat(visit("/other")).isEqualTo(new Failed("redirected to another site"));
    }

    @Test
    void asksRobotsAboutEachStepOfARedirect() {
        server.answers("/robots.txt", 200, "text/plain", "User-agent: *\nDisallow: /prive")
                .redirects("/p", "/prive/x")
                .page("/prive", "x");

        assertThat(visit("/p")).isEqualTo(new Refused());
        assertThat(server.requests()).doesNotContain("/prive/x");
    }

    @Test
    void givesUpAnEndlessRedirect() {
        server.redirects("/round", "/round");

        assertThat(visit("/round")).isEqualTo(new Failed("too many redirects"));
        assertThat(server.requests()).filteredOn("/round"::equals).hasSize(6);
    }

    @Test
    void givesUpOversizedPages() {
        server.on(
                "/large",
                exchange -> HostileServer.send(exchange, 200, "text/html", new byte[200_000]));

        assertThat(visit("/large", Map.of("largest-page", "100000")))
                .isEqualTo(new Failed("too large"));
    }

    @Test
    void givesUpACompressedBomb() {
        server.on(
                "/bomb",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    HostileServer.send(
                            exchange, 200, "text/html", HostileServer.gzip(new byte[50_000_000]));
                });

        assertThat(visit("/bomb", Map.of("largest-page", "100000")))
                .isEqualTo(new Failed("too large"));
    }

    @Test
    void givesUpABodyThatDripsForEver() {
        server.drips("/drip");

        assertThat(visit("/drip", Map.of("total-timeout", "500MS", "attempts", "1")))
                .isEqualTo(new Failed("took too long"));
    }

    @Test
    void givesUpAServerThatSaysNothing() {
        server.hangs("/hang");

        assertThat(visit("/hang", Map.of("total-timeout", "500MS", "attempts", "1")))
                .isEqualTo(new Failed("took too long"));
    }

    @Test
    void takesHtmlOnly() {
        server.answers("/pdf", 200, "application/pdf", "%PDF")
                .answers("/gone", 404, "text/html", "<p>404");

        assertThat(visit("/pdf"))
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.isPage()).isFalse());
        assertThat(visit("/gone"))
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.isPage()).isFalse());
    }

    @Test
    void triesAgainWhatIsAwayForAWhile() {
        var asked = new AtomicInteger();
        server.on(
                "/busy",
                exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "0");
                    HostileServer.send(
                            exchange,
                            asked.incrementAndGet() < 3 ? 503 : 200,
                            "text/html",
                            new byte[] {'x'});
                });

        assertThat(visit("/busy"))
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.isPage()).isTrue());
        assertThat(asked).hasValue(3);
    }

    @Test
    void givesUpWhatStaysAwayAndSaysWhy() {
        server.answers("/down", 500, "text/html", "");

        assertThat(visit("/down")).isEqualTo(new Failed("status 500"));
        assertThat(server.requests()).filteredOn("/down"::equals).hasSize(3);
    }

    @Test
    void doesNotWaitForAServerThatAsksForAnHour() {
        server.on(
                "/later",
                exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "3600");
                    HostileServer.send(exchange, 429, "text/html", new byte[0]);
                });

        assertThat(visit("/later")).isEqualTo(new Failed("status 429"));
        assertThat(server.requests()).filteredOn("/later"::equals).hasSize(1);
    }

    private Outcome visit(String path) {
        return visit(path, Map.of());
    }

    private Outcome visit(String path, Map<String, String> settings) {
        return crawler(settings)
                .visit(server.url(path).toString(), CrawlerTest::forget)
                .await()
                .atMost(PATIENCE)
                .outcome();
    }

    private static Uni<Void> forget(Visit visit) {
        return Uni.createFrom().voidItem();
    }

    private static Crawler crawler(Map<String, String> settings) {
        var keys =
                new HashMap<>(
                        Map.of(
                                "allow-loopback",
                                "true",
                                "loopback-delay",
                                "1MS",
                                "retry-pause",
                                "10MS"));
        keys.putAll(settings);
        var config = CrawlSettings.of(keys);
        var clock = Clock.systemUTC();
        var fetcher = new Fetcher(new VettedAddresses(config), config, clock, VERTX.getDelegate());
        return new Crawler(
                new Robots(fetcher, config, clock),
                new Politeness(VERTX, ShabouServers.redis().url(), config),
                fetcher,
                config,
                clock);
    }

    private static String text(Answered answer) {
        return answer.body().toString(StandardCharsets.UTF_8);
    }
}
