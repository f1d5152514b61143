package tn.shabou.local.suppliers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoSupplierTest {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"#?]+)[^\"]*\"");

    private final HttpClient browser = HttpClient.newHttpClient();

    /**
     * The columns: shop, path, name, brand, sku, mpn, gtin, amount, currency, basis, availability.
     */
    @ParameterizedTest
    @EnumSource
    void showsTheOffersThatAreExpected(Shop shop) throws Exception {
        var name = shop.name().toLowerCase(Locale.ROOT);
        try (var supplier = start(shop)) {
            for (var offer : expected(name)) {
                var page = get(supplier, offer[1]).body();

                assertThat(page)
                        .as(offer[1])
                        .contains(offer[2] + "</h1>", offer[3], offer[4], offer[5], offer[6])
                        .contains("https://schema.org/" + offer[10])
                        .containsPattern(shown(offer[7]));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leadsFromTheHomePageToEveryOffer(Shop shop) throws Exception {
        try (var supplier = start(shop)) {
            var reached = crawl(supplier);

            assertThat(reached.keySet())
                    .containsAll(
                            expected(shop.name().toLowerCase(Locale.ROOT)).stream()
                                    .map(offer -> offer[1])
                                    .toList());
            assertThat(reached.values()).as("a link to nowhere").contains(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void linksToAFolderThatIsForbidden(Shop shop) throws Exception {
        try (var supplier = start(shop)) {
            var robots = get(supplier, "/robots.txt").body();
            var forbidden =
                    robots.lines()
                            .filter(line -> line.startsWith("Disallow: "))
                            .map(line -> line.substring("Disallow: ".length()))
                            .toList();

            assertThat(crawl(supplier).keySet())
                    .anyMatch(path -> forbidden.stream().anyMatch(path::startsWith));
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryOfferInItsSitemap(Shop shop) throws Exception {
        try (var supplier = start(shop)) {
            var robots = get(supplier, "/robots.txt").body();
            var sitemap = robots.substring(robots.indexOf("Sitemap: ") + 9).strip();
            var body =
                    browser.send(
                                    HttpRequest.newBuilder(URI.create(sitemap)).build(),
                                    BodyHandlers.ofString())
                            .body();

            for (var offer : expected(shop.name().toLowerCase(Locale.ROOT))) {
                assertThat(body).contains("<loc>" + supplier.address() + offer[1] + "</loc>");
            }
        }
    }

    @Test
    void remembersWhatWasAskedFor() throws Exception {
        try (var supplier = start(Shop.PRESTASHOP)) {
            get(supplier, "/3-freinage?page=2");
            get(supplier, "/nowhere");

            assertThat(supplier.requests()).containsExactly("/3-freinage?page=2", "/nowhere");
        }
    }

    @Test
    void offersPricesThatHaveChangedSinceTheirStructuredDataWasWritten() {
        for (var shop : List.of("prestashop", "woocommerce")) {
            assertThat(ShopProduct.of(shop))
                    .filteredOn(product -> !product.price().equals(product.structured()))
                    .hasSize(1);
        }
    }

    private static DemoSupplier start(Shop shop) {
        return DemoSupplier.start(shop, 0, Duration.ZERO);
    }

    private Map<String, Integer> crawl(DemoSupplier supplier) throws Exception {
        var statuses = new HashMap<String, Integer>();
        var queue = new ArrayDeque<>(List.of("/"));
        while (!queue.isEmpty()) {
            var path = queue.remove();
            if (!statuses.containsKey(path)) {
                var answer = get(supplier, path);
                statuses.put(path, answer.statusCode());
                queue.addAll(links(supplier, answer.body()));
            }
        }
        return statuses;
    }

    private static Set<String> links(DemoSupplier supplier, String page) {
        var links = new TreeSet<String>();
        LINK.matcher(page)
                .results()
                .map(link -> link.group(1).replace(supplier.address().toString(), ""))
                .filter(link -> link.startsWith("/"))
                .forEach(links::add);
        return links;
    }

    private HttpResponse<String> get(DemoSupplier supplier, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(supplier.address() + path)).build();
        return browser.send(request, BodyHandlers.ofString());
    }

    /** {@code 1245.000} is shown as {@code 1 245,000 TND} or {@code 1 245,000 DT}. */
    private static Pattern shown(String amount) {
        var digits = amount.replace(".", ",").replaceFirst("^(\\d)(\\d{3},)", "$1.$2");
        return Pattern.compile(digits + "(.TND|&nbsp;<span class=\"[^\"]+\">DT)");
    }

    private static List<String[]> expected(String shop) throws IOException {
        try (var content =
                DemoSupplierTest.class.getResourceAsStream("/suppliers/expected-offers.csv")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(offer -> offer[0].equals(shop))
                    .toList();
        }
    }
}
