package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.model.leads.PageExtracted.FactKind;

/**
 * Pages in the manner of many shop systems and countries, each with a trap or two. What a page must
 * be read as stands in the comment at its top; {@code -} is what must be left open.
 */
class ShopPagesTest {

    static Stream<Path> pages() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(ShopPagesTest.class.getResource("/shops")).toURI();
        return Files.list(Path.of(folder)).sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void readsAPageAsAPersonWould(Path page) throws IOException {
        var html = Files.readString(page);
        var wanted = wanted(html);
        var reading =
                PageReader.read(html, URI.create(Objects.requireNonNull(wanted.remove("url"))));

        assertThat(read(reading, wanted)).as(page.getFileName().toString()).isEqualTo(wanted);
    }

    private static Map<String, String> wanted(String html) {
        return html.substring(html.indexOf("<!--") + 4, html.indexOf("-->"))
                .strip()
                .lines()
                .map(line -> line.split(": ", 2))
                .collect(
                        Collectors.toMap(
                                line -> line[0], line -> line[1], (a, _) -> a, LinkedHashMap::new));
    }

    /** What the page was read as, of what is asked. */
    private static Map<String, String> read(PageReading reading, Map<String, String> wanted) {
        var read = new LinkedHashMap<String, String>();
        wanted.keySet().forEach(key -> read.put(key, value(reading, key)));
        return read;
    }

    private static String value(PageReading reading, String key) {
        return switch (key) {
            case "product" -> reading.product().isPresent() ? "some" : "none";
            case "phone" -> facts(reading, FactKind.PHONE);
            case "email" -> facts(reading, FactKind.EMAIL);
            case "city" -> facts(reading, FactKind.CITY);
            case "social" -> facts(reading, FactKind.SOCIAL);
            case "hours" -> facts(reading, FactKind.HOURS);
            default -> reading.product().map(product -> value(product, key)).orElse("no product");
        };
    }

    private static String facts(PageReading reading, FactKind kind) {
        return reading.facts().stream()
                .filter(fact -> fact.kind() == kind)
                .map(fact -> fact.value())
                .collect(Collectors.joining(", "));
    }

    private static String value(ProductReading product, String key) {
        return switch (key) {
            case "name" -> product.name().value();
            case "price" -> text(product.price(), price -> price.amount() + " " + price.currency());
            case "kind" ->
                    text(product.price(), price -> price.kind().name().toLowerCase(Locale.ROOT));
            case "tax" -> text(product.price(), price -> price.taxBasis().name());
            case "list" -> text(product.listPrice(), price -> price.amount().toPlainString());
            case "pack" -> text(product.packQuantity(), pieces -> pieces.toString());
            case "availability" -> text(product.availability(), Enum::name);
            case "sku" -> text(product.sku(), sku -> sku);
            case "gtin" -> text(product.gtin(), gtin -> gtin);
            case "brand" -> text(product.brand(), brand -> brand);
            case "oe" ->
                    product.oeReferences().stream()
                            .map(Found::value)
                            .collect(Collectors.joining(", "));
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static <T> String text(@Nullable Found<T> found, Function<T, String> text) {
        return found == null ? "-" : text.apply(found.value());
    }
}
