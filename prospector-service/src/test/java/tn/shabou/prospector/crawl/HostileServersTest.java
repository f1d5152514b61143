package tn.shabou.prospector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.shabou.prospector.crawl.Crawlers.PATIENCE;
import static tn.shabou.prospector.crawl.Crawlers.crawler;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.prospector.crawl.Visit.Outcome;
import tn.shabou.prospector.crawl.Visit.Outcome.Answered;
import tn.shabou.prospector.crawl.Visit.Outcome.Failed;

/** Servers that are broken, or mean harm: each is given up within bounds, and said of why. */
class HostileServersTest {

    private final HostileServer server = new HostileServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void refusesLoopbackUnlessItIsAllowed() {
        server.page("/p", "x");

        var visit =
                crawler(Map.of("allow-loopback", "false"))
                        .visit(server.url("/p").toString(), Validators.NONE, Crawlers::forget)
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
                        .visit(url, Validators.NONE, Crawlers::forget)
                        .await()
                        .atMost(PATIENCE);

        assertThat(visit.outcome()).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pieces.tn", "http://", "http://a b/", "https://%zz/", "mailto:a@b.tn"})
    void saysOfWhatIsNoAddressThatItIsNone(String url) {
        var visit =
                crawler(Map.of())
                        .visit(url, Validators.NONE, Crawlers::forget)
                        .await()
                        .atMost(PATIENCE);

        assertThat(visit.outcome()).isEqualTo(new Failed("not a web address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>",
                "no http at all\r\n\r\n",
                ""
            })
    void givesUpAnAnswerThatBreaksOffOrIsNone(String answer) {
        try (var raw = new RawServer(answer)) {
            var visit =
                    crawler(Map.of("attempts", "1", "total-timeout", "5S"))
                            .visit(raw.url().toString(), Validators.NONE, Crawlers::forget)
                            .await()
                            .atMost(PATIENCE);

            assertThat(visit.outcome()).isEqualTo(new Failed("connection broken"));
        }
    }

    @Test
    void givesUpAnswersWithHugeHeaders() {
        server.on(
                "/headers",
                exchange -> {
                    exchange.getResponseHeaders().set("X-Huge", "x".repeat(200_000));
                    HostileServer.send(exchange, 200, "text/html", new byte[] {'x'});
                });

        assertThat(visit("/headers", Map.of("attempts", "1"))).isInstanceOf(Failed.class);
    }

    @Test
    void givesUpAPageThatNeverEnds() {
        server.endless("/endless", "text/html");

        assertThat(visit("/endless", Map.of("largest-page", "100000")))
                .isEqualTo(new Failed("too large"));
    }

    @Test
    void keepsOutOfASiteWhoseRobotsNeverEndOrDrip() {
        server.endless("/robots.txt", "text/plain").page("/p", "x");
        assertThat(visit("/p")).isEqualTo(new Failed("robots.txt could not be had"));
        try (var slow = new HostileServer()) {
            slow.drips("/robots.txt").page("/p", "x");

            var visit =
                    crawler(Map.of("total-timeout", "500MS", "attempts", "1"))
                            .visit(slow.url("/p").toString(), Validators.NONE, Crawlers::forget)
                            .await()
                            .atMost(PATIENCE);

            assertThat(visit.outcome()).isEqualTo(new Failed("robots.txt could not be had"));
            assertThat(slow.requests()).doesNotContain("/p");
        }
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
    void givesUpWhatStaysAwayAndSaysWhy() {
        server.answers("/down", 500, "text/html", "");

        assertThat(visit("/down")).isEqualTo(new Failed("status 500"));
        assertThat(server.requests()).filteredOn("/down"::equals).hasSize(3);
    }

    private Outcome visit(String path) {
        return visit(path, Map.of());
    }

    private Outcome visit(String path, Map<String, String> settings) {
        return Crawlers.visit(server.url(path), settings);
    }
}
