package tn.shabou.prospector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tn.shabou.prospector.crawl.Crawlers.PATIENCE;
import static tn.shabou.prospector.crawl.Crawlers.crawler;
import static tn.shabou.prospector.crawl.Crawlers.text;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.prospector.crawl.Visit.Outcome;
import tn.shabou.prospector.crawl.Visit.Outcome.Answered;
import tn.shabou.prospector.crawl.Visit.Outcome.Failed;
import tn.shabou.prospector.crawl.Visit.Outcome.Refused;
import tn.shabou.prospector.crawl.Visit.Outcome.Unchanged;

class CrawlerTest {

    private final HostileServer server = new HostileServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void fetchesAPageUnderItsOwnName() {
        server.page("/p", "<h1>Bonjour</h1>");

        var visit =
                crawler(Map.of())
                        .visit(server.url("/p").toString(), Validators.NONE, Crawlers::forget)
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
            crawler.visit(server.url("/p?" + i).toString(), Validators.NONE, Crawlers::forget)
                    .await()
                    .atMost(PATIENCE);
        }

        assertThat(server.requests()).filteredOn("/robots.txt"::equals).hasSize(1);
    }

    @Test
    void holdsOnlySoManyBodiesUntilTheyAreKept() {
        // Of five hosts, since one host is asked one thing at a time.
        var servers =
                IntStream.range(0, 5).mapToObj(_ -> new HostileServer().page("/p", "x")).toList();
        var crawler = crawler(Map.of("bodies-in-work", "2"));
        var kept = new CopyOnWriteArrayList<UniEmitter<? super Void>>();
        var visits =
                IntStream.range(0, 5)
                        .mapToObj(i ->
                                crawler.visit(
                                                servers.get(i).url("/p").toString(),
                                                Validators.NONE,
                                                _ -> Uni.createFrom().emitter(kept::add))
                                        .subscribe()
                                        .asCompletionStage())
                        .toList();

        for (int done = 0; done < 5; done++) {
            int inWork = Math.min(2, 5 - done);
            await().atMost(PATIENCE).until(() -> kept.size() == inWork);
            assertThat(servers.stream().flatMap(s -> s.requests().stream()))
                    .filteredOn("/p"::equals)
                    .hasSize(done + inWork);
            kept.removeFirst().complete(null);
        }

        assertThat(visits).allSatisfy(visit -> assertThat(visit).succeedsWithin(PATIENCE));
        servers.forEach(HostileServer::close);
    }

    @Test
    void asksOneHostOneThingAtATime() {
        var inWork = new AtomicInteger();
        var most = new AtomicInteger();
        server.on(
                "/p",
                exchange -> {
                    most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
                    HostileServer.send(exchange, 200, "text/html", new byte[200_000]);
                    inWork.decrementAndGet();
                });
        var replicas = List.of(crawler(Map.of()), crawler(Map.of()));

        Uni.join()
                .all(
                        IntStream.range(0, 8)
                                .mapToObj(i ->
                                        replicas.get(i % 2)
                                                .visit(
                                                        server.url("/p?" + i).toString(),
                                                        Validators.NONE,
                                                        Crawlers::forget))
                                .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(server.requests()).filteredOn(path -> path.startsWith("/p")).hasSize(8);
        assertThat(most).hasValue(1);
    }

    @Test
    void asksForAPageThatItKeepsOnlyIfItHasChanged() {
        server.on(
                "/p",
                exchange -> {
                    boolean same =
                            "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                                    && "Sun, 01 Nov 2026 08:00:00 GMT"
                                            .equals(
                                                    exchange.getRequestHeaders()
                                                            .getFirst("If-Modified-Since"));
                    exchange.getResponseHeaders().set("ETag", "\"v1\"");
                    exchange.getResponseHeaders()
                            .set("Last-Modified", "Sun, 01 Nov 2026 08:00:00 GMT");
                    HostileServer.send(
                            exchange,
                            same ? 304 : 200,
                            "text/html",
                            same ? new byte[0] : new byte[] {'x'});
                });
        var first = visit("/p");
        assertThat(first).isInstanceOf(Answered.class);
        var given = ((Answered) first).validators();
        var known = new Validators(UUID.randomUUID(), given.etag(), given.lastModified());

        var again =
                crawler(Map.of())
                        .visit(server.url("/p").toString(), known, Crawlers::forget)
                        .await()
                        .atMost(PATIENCE);

        assertThat(again.outcome()).isEqualTo(new Unchanged(known));
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
        return Crawlers.visit(server.url(path), settings);
    }
}
