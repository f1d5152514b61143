package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteLinksTest {

    @Test
    void leadsToContactsThenProductsThenCategories() {
        var page =
                """
                <a href="/a-savoir">À savoir</a> <a href="/categorie/freins">Freins</a>
                <article class="product-miniature"><a href="/123-plaquettes-avant.html">Plaquettes</a></article>
                <a href="/contact">Contact</a>\
                """;

        assertThat(links(page))
                .containsExactly(
                        "https://shop.tn/contact",
                        "https://shop.tn/123-plaquettes-avant.html",
                        "https://shop.tn/categorie/freins",
                        "https://shop.tn/a-savoir");
    }

    @Test
    void staysOnTheSiteAndOffItsBackRooms() {
        var page =
                """
                <a href="https://other.tn/p/1">x</a> <a href="http://shop.tn/p/1">x</a> <a href="mailto:a@b.tn">x</a>
                <a href="/panier">x</a> <a href="/p/1?add-to-cart=5">x</a> <a href="/photo.jpg">x</a>
                <a href="javascript:void(0)">x</a> <a href="/p/2#avis">x</a> <a href="/p/2">x</a>\
                """;

        assertThat(links(page)).containsExactly("https://shop.tn/p/2");
    }

    @Test
    void followsNothingThatAsksNotToBeFollowed() {
        assertThat(links("<a rel='nofollow' href='/p/1'>x</a>")).isEmpty();
        assertThat(links("<meta name=robots content='noindex, nofollow'><a href='/p/1'>x</a>"))
                .isEmpty();
    }

    private static List<String> links(String html) {
        return PageReader.read(html, URI.create("https://shop.tn/")).links();
    }
}
