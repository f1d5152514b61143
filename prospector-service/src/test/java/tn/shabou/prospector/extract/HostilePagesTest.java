package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.model.leads.PageExtracted.FactKind;

/**
 * Pages of the largest size that is fetched, made so that a careless reader would take hours. They
 * are read as any other, as far as there is something to be read.
 */
class HostilePagesTest {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final String CONTACT = "<p>Tél : 71 284 519</p>";

    static Stream<Arguments> hostile() {
        return Stream.of(
                argumentSet("blanks in a script", script(filled(" "))),
                argumentSet("blanks between marks", script("{" + filled("<!-- ;") + "x")),
                argumentSet("closing marks", script("{}" + filled(";"))),
                argumentSet("a long code", script(product("sku", filled("1")))),
                argumentSet("a code of words", script(product("sku", filled("a1 ")))),
                argumentSet(
                        "prefixes of chats", "<a href='//wa.me/" + filled("wa.me/") + "'>x</a>"),
                argumentSet("digits of chats", "<a href='//wa.me/" + filled("1") + "'>x</a>"),
                argumentSet("a long phone", "<a href='tel:" + filled("1 ") + "'>x</a>"),
                argumentSet("digits", "<p>" + filled("7") + "</p>"),
                argumentSet("announced phones", "<p>" + filled("Tel : (7 ") + "</p>"),
                argumentSet("mailboxes", "<p>" + filled("a@a.a.a.a. ") + "</p>"),
                argumentSet("addresses", "<p>" + filled("Adresse : Sfax a ") + "</p>"),
                argumentSet(
                        "robots",
                        "<meta name=robots content='" + filled("none ") + "\n'>" + CONTACT),
                argumentSet("an endless title", "<h1>" + filled("\u0301\u0323") + "</h1>"),
                argumentSet("an endless class", "<p class='" + filled("_recommend") + "'>1 DT</p>"),
                argumentSet("steps in a link", "<a href='/" + filled("a/../") + "'>x</a>"),
                argumentSet(
                        "an endless base",
                        "<base href='https://shop.tn/"
                                + filled("a").substring(LARGEST / 2)
                                + "'>"
                                + "<a href=b>x</a>".repeat(5_000)),
                argumentSet(
                        "referred parts",
                        "<div itemscope itemtype='https://schema.org/Product' itemref='"
                                + filled("b ")
                                + "'></div>"),
                argumentSet("nested elements", filled("<div class=price>1 DT<p>")),
                argumentSet("nested headings", "<h1><div>a".repeat(20_000)),
                argumentSet("nested JSON", script(filled("[{\"a\":"))),
                argumentSet("many products", script(products())));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void readsWhatThereIs(String hostile) {
        var reading = read(CONTACT + hostile);

        assertThat(reading.product()).isEmpty();
        assertThat(reading.facts())
                .allMatch(fact -> fact.value().length() <= 200)
                .filteredOn(fact -> fact.kind() == FactKind.PHONE)
                .extracting(fact -> fact.value())
                .isSubsetOf("+21671284519");
    }

    @Test
    void keepsTheBeginningOfACodeThatDoesNotEnd() {
        var page =
                "<h1>Filtre</h1>"
                        + script(product("sku", "W712 " + "1".repeat(LenientJson.LONGEST / 2)));

        assertThat(read(page).product().orElseThrow().toOffer().sku())
                .startsWith("W712")
                .hasSize(80);
    }

    @Test
    void givesUpWhenItIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> read(CONTACT)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static PageReading read(String html) {
        return PageReader.read(html, URI.create("https://shop.tn/contact"));
    }

    private static String filled(String part) {
        return part.repeat(LARGEST / part.length());
    }

    private static String script(String json) {
        return "<script type='application/ld+json'>" + json + "</script>";
    }

    private static String product(String property, String value) {
        return "{\"@type\": \"Product\", \"name\": \"Filtre\", \"%s\": \"%s\"}"
                .formatted(property, value);
    }

    private static String products() {
        return IntStream.range(0, 15_000)
                .mapToObj(i -> product("sku", "F-" + i))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
