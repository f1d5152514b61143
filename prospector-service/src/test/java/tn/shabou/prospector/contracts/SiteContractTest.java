package tn.shabou.prospector.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.model.leads.PageExtracted.Offer;
import tn.shabou.prospector.contracts.Fill.Field;
import tn.shabou.prospector.extract.PageReader;
import tn.shabou.prospector.extract.ProductReading;

/** The pages of each shop system that we have, read again against its contract. */
class SiteContractTest {

    @ParameterizedTest
    @CsvSource({
        "prestashop-, PRESTASHOP",
        "woocommerce-, WOOCOMMERCE",
        "magento-, MAGENTO",
        "opencart-, OPENCART",
        "microdata-, MICRODATA"
    })
    void isKeptByThePagesThatWeHave(String prefix, SiteContract contract) throws Exception {
        var offers = offers(prefix);

        assertThat(offers).isNotEmpty();
        var fill = Fill.of(offers);
        for (var field : Field.values()) {
            assertThat(fill.share(field))
                    .as("%s of %s", field, prefix)
                    .isGreaterThanOrEqualTo(contract.least(field));
        }
    }

    @ParameterizedTest
    @CsvSource({"prestashop, PRESTASHOP", "json-ld, JSON_LD", "opengraph, OTHER", "title, OTHER"})
    void isThatOfWhereAnOfferWasRead(String source, SiteContract contract) {
        assertThat(SiteContract.of(source)).isEqualTo(contract);
    }

    private static List<Offer> offers(String prefix) throws IOException, URISyntaxException {
        var folder =
                Path.of(
                        Objects.requireNonNull(SiteContractTest.class.getResource("/shops"))
                                .toURI());
        var offers = new ArrayList<Offer>();
        try (Stream<Path> pages = Files.list(folder)) {
            for (var page :
                    pages.filter(p -> p.getFileName().toString().startsWith(prefix)).toList()) {
                offer(Files.readString(page)).ifPresent(offers::add);
            }
        }
        return offers;
    }

    private static Optional<Offer> offer(String html) {
        var url =
                html.lines()
                        .filter(line -> line.startsWith("url: "))
                        .map(line -> line.substring("url: ".length()).strip())
                        .findFirst()
                        .orElseThrow();
        return PageReader.read(
                        html.getBytes(StandardCharsets.UTF_8),
                        "text/html; charset=utf-8",
                        URI.create(url))
                .product()
                .map(ProductReading::toOffer);
    }
}
