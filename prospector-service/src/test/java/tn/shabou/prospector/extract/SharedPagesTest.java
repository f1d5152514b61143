package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Keeps the reading of real product pages of many countries from getting worse. */
class SharedPagesTest {

    @Test
    void readsRealProductPages() throws IOException {
        var labels = new ObjectMapper().readTree(SharedData.file("pages/labels.json").toFile());
        var price = new Tally();
        var sku = new Tally();
        var availability = new Tally();

        for (var entry : labels.properties()) {
            var product = product(entry);
            price.count(
                    product.flatMap(p -> Optional.ofNullable(p.price()))
                            .map(p -> p.value().amount().toPlainString()),
                    entry.getValue().path("price"),
                    (a, b) -> new BigDecimal(a).compareTo(new BigDecimal(b)) == 0);
            sku.count(
                    product.map(p -> Found.valueOf(p.sku())),
                    entry.getValue().path("sku"),
                    String::equals);
            availability.count(
                    product.map(p -> Found.valueOf(p.availability())).map(Enum::name),
                    entry.getValue().path("availability"),
                    String::equals);
        }

        System.out.printf(
                "Real pages: price F1 %.3f, SKU F1 %.3f, availability accuracy %.3f%n",
                price.f1(), sku.f1(), availability.accuracy());
        assertThat(price.f1()).isGreaterThanOrEqualTo(0.90);
        assertThat(sku.f1()).isGreaterThanOrEqualTo(0.88);
        assertThat(availability.accuracy()).isGreaterThanOrEqualTo(0.94);
    }

    private static Optional<ProductReading> product(Map.Entry<String, JsonNode> entry)
            throws IOException {
        Path file = SharedData.file("pages/html/" + entry.getKey() + ".html.gz");
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            var html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var url = entry.getValue().path("url").asText().replace("|", "%7C");
            return PageReader.read(html, URI.create(url)).product();
        }
    }

    private static final class Tally {
        private int right;
        private int wrong;
        private int missed;
        private int pages;

        void count(Optional<String> found, JsonNode wanted, BiPredicate<String, String> same) {
            pages++;
            boolean hit =
                    found.isPresent()
                            && StreamSupport.stream(wanted.spliterator(), false)
                                    .anyMatch(w -> same.test(w.asText(), found.get()));
            right += hit ? 1 : 0;
            wrong += found.isPresent() && !hit ? 1 : 0;
            missed += !wanted.isMissingNode() && !hit ? 1 : 0;
        }

        double f1() {
            return 2.0 * right / (2 * right + wrong + missed);
        }

        double accuracy() {
            return (double) right / pages;
        }
    }
}
