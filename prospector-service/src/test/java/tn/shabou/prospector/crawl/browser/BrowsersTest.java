package tn.shabou.prospector.crawl.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tn.shabou.prospector.crawl.browser.Resources.Resource;

/** Each page is what a shop, or an enemy, might send. One browser for all, as in the service. */
class BrowsersTest {

    private static final URI PAGE = URI.create("https://boutique.example.tn/p/1");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Browsers BROWSERS = browsers(Map.of("settle-time", "2S"));

    private final List<URI> asked = new CopyOnWriteArrayList<>();

    @AfterAll
    static void end() {
        BROWSERS.close();
    }

    @Test
    void showAPageAsItsScriptsMakeIt() {
        var html =
                done(
                        BROWSERS,
                        """
                        <link rel=stylesheet href=/style.css onload="document.body.dataset.styled='yes'">
                        <div id=root></div><script src="/app.js"></script>\
                        """,
                        Map.of(
                                "https://boutique.example.tn/app.js",
                                script(
                                        "fetch('/api/1').then(r => r.json()).then(p => document.getElementById('root').innerHTML = '<h1>' + p.name + '</h1>')"),
                                "https://boutique.example.tn/api/1",
                                new Resource(
                                        200,
                                        "application/json",
                                        null,
                                        bytes("{\"name\": \"Filtre à huile\"}"))));

        assertThat(html).contains("<h1>Filtre à huile</h1>").contains("data-styled=\"yes\"");
        assertThat(asked).extracting(URI::getPath).containsExactlyInAnyOrder("/app.js", "/api/1");
    }

    @Test
    void haveNoNetworkWhateverAPageTries() throws IOException {
        try (var trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var html =
                    done(
                            BROWSERS,
                            """
                            <link rel=preconnect href="http://127.0.0.1:PORT"><link rel=dns-prefetch href="//evil.example">
                            <img src="http://127.0.0.1:PORT/i.png"><iframe src="http://127.0.0.1:PORT/f"></iframe>
                            <a id=d href="http://127.0.0.1:PORT/x.zip" download>x</a>
                            <script>
                              const at = 'http://127.0.0.1:PORT/';
                              document.getElementById('d').click();
                              window.open(at + 'popup');
                              navigator.sendBeacon(at + 'beacon', 'x');
                              fetch(at + 'fetch', {method: 'POST', body: 'x', mode: 'no-cors', keepalive: true}).catch(() => {});
                              fetch('http://169.254.169.254/latest/').catch(() => {});
                              try { new WebSocket('ws://127.0.0.1:PORT/'); } catch (e) {}
                              try { new EventSource(at + 'events'); } catch (e) {}
                              try { new Worker(at + 'worker.js'); } catch (e) {}
                              try {
                                const peer = new RTCPeerConnection({iceServers: [{urls: 'turn:127.0.0.1:PORT?transport=tcp', username: 'a', credential: 'b'}]});
                                peer.createDataChannel('x');
                                peer.createOffer().then(offer => peer.setLocalDescription(offer));
                              } catch (e) {}
                              if (navigator.serviceWorker) navigator.serviceWorker.register('/sw.js').catch(() => {});
                              setTimeout(() => { document.title = 'done'; location.href = at + 'away'; }, 300);
                            </script>\
                            """
                                    .replace("PORT", Integer.toString(trap.getLocalPort())),
                            Map.of());

            trap.setSoTimeout(300);
            assertThat(html).contains("<title>done</title>");
            assertThatCode(trap::accept).isInstanceOf(SocketTimeoutException.class);
            // What may be asked for is asked of us, who refuse it.
            assertThat(asked).contains(URI.create("http://169.254.169.254/latest/"));
            assertThat(asked).extracting(URI::getPath).doesNotContain("/popup", "/away", "/i.png");
        }
    }

    @Test
    void giveUpAPageThatNeverStopsAndGoOnWithTheNext() {
        try (var impatient = browsers(Map.of("page-time", "12S", "settle-time", "500MS"))) {
            assertThat(render(impatient, "<script>while (true) {}</script>", Map.of()))
                    .isEqualTo(new Rendering.Failed("took too long to render"));

            assertThat(done(impatient, "<p>Bonjour</p>", Map.of())).contains("<p>Bonjour</p>");
        }
    }

    @Test
    void boundWhatAPageMayFetchAndBecome() {
        try (var strict =
                browsers(
                        Map.of(
                                "requests-per-page", "5",
                                "settle-time", "1S"))) {
            done(
                    strict,
                    "<script>for (let i = 0; i < 50; i++) fetch('/api/' + i).catch(() => {})</script>",
                    Map.of());
            assertThat(asked).hasSize(5);

            assertThat(
                            render(
                                    strict,
                                    "<p id=p></p><script>document.getElementById('p').textContent = 'x'.repeat(300000)</script>",
                                    Map.of()))
                    .isEqualTo(new Rendering.Failed("too large once rendered"));
        }
    }

    @Test
    void closeWhatAPageOpens() {
        assertThat(
                        done(
                                BROWSERS,
                                "<script>alert('x'); confirm('y'); for (let i = 0; i < 5; i++) window.open('/p/1'); document.title = prompt('z') === null ? 'free' : 'caught'</script>",
                                Map.of()))
                .contains("<title>free</title>");
    }

    @Test
    void sayWhyTheyAreNotThere() {
        try (var none = browsers(Map.of("executable", "/nowhere/chromium"))) {
            assertThat(none.areAvailable()).isFalse();
            assertThat(none.state()).contains("no Chromium found").contains("SHABOU_CHROMIUM");
        }
    }

    private String done(Browsers browsers, String document, Map<String, Resource> web) {
        var rendering = render(browsers, document, web);
        assertThat(rendering).isInstanceOf(Rendering.Done.class);
        return ((Rendering.Done) rendering).html();
    }

    private Rendering render(Browsers browsers, String document, Map<String, Resource> web) {
        return browsers.render(
                        PAGE,
                        document,
                        url -> {
                            asked.add(url);
                            return Optional.ofNullable(web.get(url.toString()));
                        })
                .await()
                .atMost(PATIENCE);
    }

    private static Resource script(String text) {
        return new Resource(200, "text/javascript", null, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Browsers browsers(Map<String, String> settings) {
        var prefixed = new HashMap<String, String>();
        settings.forEach((key, value) -> prefixed.put("shabou.prospector.browser." + key, value));
        var config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withMapping(BrowserConfig.class)
                        .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                        .build()
                        .getConfigMapping(BrowserConfig.class);
        return new Browsers(config, "ShabouProspector/1.0", 200_000);
    }
}
