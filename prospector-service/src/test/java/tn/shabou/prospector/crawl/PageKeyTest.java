package tn.shabou.prospector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageKeyTest {

    @ParameterizedTest
    @CsvSource({
        "https://Shop.tn:443/p/1#avis, https://shop.tn/p/1",
        "https://shop.tn/p/1?utm_source=x&id=2, https://shop.tn/p/1?id=2",
        "https://shop.tn/a/../p/1, https://shop.tn/p/1",
        "http://127.0.0.1:4000/p, http://127.0.0.1:4000/p"
    })
    void spellsEachPageInOneWay(String url, String canonical) {
        assertThat(PageKey.canonical(url)).isEqualTo(canonical);
    }

    @Test
    void shortensLongAddressesWithoutMixingThemUp() {
        var one = PageKey.of("https://shop.tn/" + "a".repeat(900) + "1");
        var other = PageKey.of("https://shop.tn/" + "a".repeat(900) + "2");

        assertThat(one)
                .hasSizeLessThanOrEqualTo(200)
                .startsWith("https://shop.tn/aaa")
                .isNotEqualTo(other);
    }

    @Test
    void knowsWhichPagesAreOfOneSite() {
        assertThat(Crawler.site(URI.create("https://www.shop.com.tn/x"))).isEqualTo("shop.com.tn");
        assertThat(Crawler.site(URI.create("http://127.0.0.1:4000/x"))).isEqualTo("127.0.0.1:4000");
        assertThat(
                        Crawler.sameSite(
                                URI.create("http://shop.tn/"), URI.create("https://www.shop.tn/")))
                .isTrue();
        assertThat(
                        Crawler.sameSite(
                                URI.create("http://a.shop.tn/"), URI.create("http://shop2.tn/")))
                .isFalse();
        assertThat(
                        Crawler.sameSite(
                                URI.create("http://127.0.0.1:1/"),
                                URI.create("http://127.0.0.1:2/")))
                .isFalse();
    }
}
