package tn.shabou.prospector.marketplaces;

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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.model.leads.MarketPage;
import tn.shabou.model.leads.MarketPage.Ad;
import tn.shabou.model.leads.MarketPage.Kind;
import tn.shabou.model.leads.PageExtracted.Availability;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.prospector.contracts.Drift;
import tn.shabou.prospector.contracts.Fill;
import tn.shabou.prospector.contracts.Fill.Field;

/**
 * Pages as such sites have them, invented, each beside what has to be read from it: an ad a line,
 * then the links. Every adapter has some.
 */
class AdaptersTest {

    private static final Pattern ADDRESS = Pattern.compile("<!-- (\\S+) -->");

    private final Adapters adapters = new Adapters();

    static Stream<Path> pages() throws IOException, URISyntaxException {
        return Adapters.NAMES.stream().sorted().flatMap(AdaptersTest::pages);
    }

    static Set<String> names() {
        return Adapters.NAMES;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void readFromTheirPagesWhatStandsThere(Path page) throws IOException {
        var told =
                Files.readString(
                        page.resolveSibling(
                                page.getFileName().toString().replace(".html", ".txt")));

        assertThat(written(read(page))).isEqualTo(told.strip());
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepTheirContractsOnTheirOwnPages(String adapter) throws IOException {
        for (var kind : Kind.values()) {
            var fill = Fill.of(all(adapter, kind));
            for (var field : Field.values()) {
                double least =
                        adapters.find(adapter, kind)
                                .map(contract -> contract.least(field))
                                .orElse(0.0);
                assertThat(fill.share(field))
                        .as("%s of %s %s", field, adapter, kind)
                        .isGreaterThanOrEqualTo(least);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPageThatIsMadeAnewBreaksItsContractInEveryField(String adapter) {
        var page =
                adapters.find(adapter)
                        .orElseThrow()
                        .read(
                                "<h1>Nouveau site</h1>".getBytes(StandardCharsets.UTF_8),
                                "text/html",
                                URI.create("https://souk.example/c/pieces-auto"))
                        .page();
        var contract = adapters.find(adapter, Kind.LISTING).orElseThrow();

        assertThat(Drift.of(contract, Fill.of(page), List.of()))
                .extracting(Drift::field)
                .contains(Field.ASKED, Field.AMOUNT, Field.CONDITION);
    }

    /** What people write where a form demands a price, and what they want to talk about. */
    @ParameterizedTest
    @CsvSource({
        "450 DT, '', 450.000",
        "'1 250,000 DT', '', 1250.000",
        "450, négociable, ",
        "Prix à débattre, '', ",
        "السعر قابل للتفاوض, '', ",
        "1, '', ",
        "111 DT, '', ",
        "12345 DT, '', ",
        "à partir de 50 DT, '', "
    })
    void takeOnlyAFirmPriceForOne(String text, String note, String amount) {
        var asked =
                AskedPrice.of(
                        Stream.of(text).findFirst(),
                        Stream.of(note).filter(said -> !said.isEmpty()).findFirst(),
                        Stream.of("TND").findFirst());

        if (amount == null) {
            assertThat(asked.price()).isNull();
        } else {
            assertThat(Objects.requireNonNull(asked.price()).amount()).isEqualByComparingTo(amount);
        }
    }

    private static Stream<Path> pages(String adapter) {
        try (var files =
                Files.list(
                        Path.of(
                                Objects.requireNonNull(
                                                AdaptersTest.class.getResource(
                                                        "/marketplaces/" + adapter))
                                        .toURI()))) {
            return files
                    .filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Adapter.Reading read(Path page) throws IOException {
        var html = Files.readString(page);
        var address = ADDRESS.matcher(html);
        assertThat(address.find()).as("the address of %s", page).isTrue();
        return adapters.find(page.getParent().getFileName().toString())
                .orElseThrow()
                .read(
                        html.getBytes(StandardCharsets.UTF_8),
                        "text/html; charset=utf-8",
                        URI.create(address.group(1)));
    }

    private MarketPage all(String adapter, Kind kind) throws IOException {
        var ads = new ArrayList<Ad>();
        for (var page : pages(adapter).toList()) {
            var read = read(page).page();
            if (read.kind() == kind) {
                ads.addAll(read.ads());
            }
        }
        return new MarketPage(adapter, kind, ads.isEmpty(), ads);
    }

    private static String written(Adapter.Reading reading) {
        if (reading.page().saysNone()) {
            return "none";
        }
        return Stream.concat(
                        reading.page().ads().stream().map(AdaptersTest::written),
                        reading.links().stream().map(link -> "-> " + link))
                .collect(Collectors.joining("\n"));
    }

    private static String written(Ad ad) {
        var offer = ad.offer();
        var number =
                Stream.of(offer.brand(), offer.sku())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
        var price =
                offer.amount() == null
                        ? ad.priceTold() ? "told" : "untold"
                        : offer.amount().stripTrailingZeros().toPlainString()
                                + ' '
                                + offer.currency();
        return Stream.of(
                        ad.url(),
                        offer.name(),
                        price,
                        ad.condition().name(),
                        number,
                        offer.availability() == Availability.OutOfStock ? "sold" : "",
                        seller(ad))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private static String seller(Ad ad) {
        var seller = ad.seller();
        if (seller == null) {
            return "nobody";
        }
        return seller.business()
                ? seller.facts().stream()
                        .map(AdaptersTest::written)
                        .collect(Collectors.joining(", ", "business: ", ""))
                : "person" + (seller.facts().isEmpty() ? "" : " with facts");
    }

    private static String written(Fact fact) {
        return fact.kind() + " " + fact.value();
    }
}
