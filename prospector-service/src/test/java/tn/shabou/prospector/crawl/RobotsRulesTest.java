package tn.shabou.prospector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 9309, and files as they are found. */
class RobotsRulesTest {

    private static final String SIMPLE =
            """
            User-Agent: *
            Disallow: *.gif$
            Disallow: /example/
            Allow: /publications/

            User-Agent: foobot
            Disallow:/
            Allow:/example/page.html
            Allow:/example/allowed.gif

            User-Agent: barbot
            User-Agent: bazbot
            Disallow: /example/page.html

            User-Agent: quxbot
            """;

    @ParameterizedTest
    @CsvSource({
        "anybot, /image.gif, false",
        "anybot, /image.gif?size=2, true",
        "anybot, /example/, false",
        "anybot, /example/page.html, false",
        "anybot, /publications/2024.html, true",
        "anybot, /other, true",
        "foobot, /, false",
        "foobot, /other, false",
        "foobot, /example/page.html, true",
        "foobot, /example/allowed.gif, true",
        "barbot, /example/page.html, false",
        "barbot, /example/other.gif, true",
        "bazbot, /example/page.html, false",
        "BazBot, /example/page.html, false",
        "quxbot, /example/page.html, true",
        "quxbot, /image.gif, true",
        "foobot, /robots.txt, true"
    })
    void obeysTheFirstExample(String product, String path, boolean allowed) {
        assertThat(allows(SIMPLE, product, path)).isEqualTo(allowed);
    }

    @Test
    void takesTheMostSpecificMatch() {
        var text =
                """
                User-Agent: foobot
                Allow: /example/page/
                Disallow: /example/page/disallowed.gif
                """;

        assertThat(allows(text, "foobot", "/example/page/disallowed.gif")).isFalse();
        assertThat(allows(text, "foobot", "/example/page/")).isTrue();
    }

    @Test
    void prefersAllowingWhereBothMatchAsMuch() {
        var text = "User-agent: *\\nDisallow: /page\\nAllow: /page\\n".replace("\\n", "\n");

        assertThat(allows(text, "shop", "/page")).isTrue();
    }

    @Test
    void mergesTheGroupsOfOneCrawler() {
        var text =
                """
                user-agent: ExampleBot
                disallow: /foo
                disallow: /bar

                user-agent: *
                disallow: /

                user-agent: ExampleBot
                disallow: /baz
                """;

        assertThat(allows(text, "examplebot", "/foo")).isFalse();
        assertThat(allows(text, "examplebot", "/bar")).isFalse();
        assertThat(allows(text, "examplebot", "/baz")).isFalse();
        assertThat(allows(text, "examplebot", "/other")).isTrue();
        assertThat(allows(text, "otherbot", "/other")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/foo/bar?baz=quz, /foo/bar?baz=quz, false",
        "/foo/bar?baz=https://foo.bar, /foo/bar?baz=https%3A%2F%2Ffoo.bar, true",
        "/foo/bar/ツ, /foo/bar/%E3%83%84, false",
        "/foo/bar/%E3%83%84, /foo/bar/%E3%83%84, false",
        "/foo/bar/%62%61%7A, /foo/bar/baz, false",
        "/path/file-with-a-%2A.html, /path/file-with-a-*.html, false",
        "/path/foo-%24, /path/foo-$, false",
        "/foo%2Fbar, /foo/bar, true"
    })
    void comparesOctetsOnceTheyAreEncodedAlike(String rule, String path, boolean allowed) {
        assertThat(allows("User-agent: *\nDisallow: " + rule, "shop", path)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "/*.php$, /index.php, false",
        "/*.php$, /index.php?a=1, true",
        "/*.php, /index.php?a=1, false",
        "/fish*, /fishheads/yummy.html, false",
        "/fish, /Fish.asp, true",
        "/fish/, /fish, true",
        "/*?*sort=, /list?a=1&sort=2, false",
        "/a**b, /axxb, false",
        "'', /anything, true"
    })
    void matchesPatterns(String rule, String path, boolean allowed) {
        assertThat(allows("User-agent: *\nDisallow: " + rule, "shop", path)).isEqualTo(allowed);
    }

    @Test
    void passesOverWhatBelongsToNoGroup() {
        var text =
                """
                Disallow: /before-any-crawler
                Sitemap: https://shop.example/sitemap.xml
                User-agent: shop # that is us
                Sitemap: https://shop.example/other.xml
                Crawl-delay: 7
                Noindex: /x
                Disallow: /private # not for us
                Host: shop.example
                """;

        assertThat(allows(text, "shop", "/before-any-crawler")).isTrue();
        assertThat(allows(text, "shop", "/private/1")).isFalse();
        assertThat(RobotsRules.parse(bytes(text), "shop").crawlDelay())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void otherRecordsEndNoGroup() {
        var text =
                """
                User-agent: a
                Sitemap: https://shop.example/sitemap.xml
                User-agent: b
                Disallow: /
                """;

        assertThat(allows(text, "a", "/x")).isFalse();
        assertThat(allows(text, "b", "/x")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'\uFEFF'", "'\r'", "'  '", "'\n\n'"})
    void toleratesWhatEditorsPutAtTheBeginning(String start) {
        assertThat(allows(start + "User-agent: *\r\nDisallow: /cart\r\n", "shop", "/cart"))
                .isFalse();
    }

    @Test
    void toleratesOldLineEndsAndMissingOnes() {
        assertThat(allows("User-agent: *\rDisallow: /cart", "shop", "/cart")).isFalse();
        assertThat(allows("User-agent:*\nDisallow:/cart", "shop", "/cart")).isFalse();
        assertThat(allows("USER-AGENT : *\nDISALLOW : /cart", "shop", "/cart")).isFalse();
    }

    @Test
    void findsNoRulesInAWebPage() {
        var text = "<!doctype html><html><body><h1>404</h1><p>User-agent: *</p></body></html>";

        assertThat(allows(text, "shop", "/")).isTrue();
    }

    @Test
    void namesOfOthersThatContainOursAreNotOurs() {
        var text = "User-agent: shop-images\nDisallow: /\n\nUser-agent: *\nDisallow: /cart\n";

        assertThat(allows(text, "shop", "/page")).isTrue();
        assertThat(allows(text, "shop", "/cart")).isFalse();
    }

    @Test
    void readsFourThousandFilesOfAnyKindWithoutFailing() {
        var random = new Random(9309);
        var url = URI.create("https://shop.example/a/b.html?c=d");
        for (int i = 0; i < 4_000; i++) {
            var rules = RobotsRules.parse(file(random), "shop");
            rules.allows(url);
            assertThat(rules.crawlDelay()).isGreaterThanOrEqualTo(Duration.ZERO);
        }
    }

    /** Lines as they are found, torn and joined at random, with some bytes that are none. */
    private static byte[] file(Random random) {
        var lines =
                List.of(
                        "User-agent: *",
                        "User-agent: shop",
                        "Disallow: /",
                        "Allow: /*?",
                        "Disallow:",
                        "Disallow: /%",
                        "Disallow: /%zz",
                        "Allow: *$*$",
                        "Crawl-delay: 1e9",
                        "Crawl-delay: -3",
                        "Crawl-delay: NaN",
                        "Crawl-delay: 0,5",
                        "Sitemap: :",
                        "Sitemap: http://[",
                        "# ***",
                        "user agent *",
                        "Disallow /cart",
                        "\uD800",
                        "<html>",
                        "a:b:c",
                        ":",
                        "\0\0",
                        "Allow: /" + "*".repeat(50),
                        "Disallow: /" + "a*".repeat(30) + "$",
                        "Request-rate: 1/0",
                        "Visit-time: 0600-0845",
                        "Disallow: /مرحبا",
                        "User-agent: " + "x".repeat(300));
        var text = new StringBuilder();
        for (int n = random.nextInt(120); n > 0; n--) {
            var line = lines.get(random.nextInt(lines.size()));
            text.append(random.nextInt(10) == 0 ? line.substring(0, line.length() / 2) : line);
            text.append(random.nextInt(10) == 0 ? " " : random.nextBoolean() ? "\n" : "\r\n");
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int n = random.nextInt(5); n > 0 && bytes.length > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static boolean allows(String text, String product, String path) {
        return RobotsRules.parse(bytes(text), product)
                .allows(URI.create("https://shop.example" + path));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
