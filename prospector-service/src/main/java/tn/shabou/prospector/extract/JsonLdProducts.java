package tn.shabou.prospector.extract;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.JsonLd.Thing;
import tn.shabou.prospector.extract.PriceReading.Kind;
import tn.shabou.prospector.extract.PriceReading.Price;
import tn.shabou.prospector.extract.ProductClaim.Asked;
import tn.shabou.prospector.extract.ProductClaim.Stock;

/** Products as JSON-LD describes them. */
final class JsonLdProducts {

    private static final String SOURCE = "json-ld";

    /** No page lists more products, and no product more offers. */
    private static final int MOST = 1_000;

    private static final int MOST_OFFERS = 100;

    /** Properties whose products are others than the one that has them. */
    private static final Set<String> BESIDE =
            Set.of("isrelatedto", "issimilarto", "isaccessoryorsparepartfor", "isconsumablefor");

    private static final Pattern LIST_PRICE =
            Pattern.compile("(?i)list|strike|msrp|srp|regular|suggested");

    private JsonLdProducts() {}

    static List<ProductClaim> read(Page page, JsonLd data) {
        return Stream.concat(
                        data.ofType("Product", "ProductGroup", "IndividualProduct"), data.offered())
                .distinct()
                .filter(product -> !BESIDE.contains(product.role().toLowerCase(Locale.ROOT)))
                .limit(MOST)
                .map(product -> claim(product, page))
                .toList();
    }

    private static ProductClaim claim(Thing product, Page page) {
        Patience.check();
        var country = page.country();
        var offers = offers(product, page);
        return new ProductClaim(
                SOURCE,
                product.text("name"),
                product.text("url", "@id"),
                product.text("brand", "manufacturer"),
                Optional.ofNullable(product.text("sku"))
                        .or(() ->
                                offers.stream()
                                        .map(offer -> offer.text("sku"))
                                        .filter(s -> s != null)
                                        .findFirst())
                        .or(() -> Optional.ofNullable(product.text("productID")))
                        .orElse(null),
                product.text("mpn"),
                product.text("gtin13", "gtin", "gtin14", "gtin12", "gtin8", "ean", "isbn"),
                image(product),
                offers.stream().flatMap(offer -> asked(offer, country).stream()).toList(),
                offers.stream()
                        .flatMap(offer -> compared(offer, country).stream())
                        .findFirst()
                        .orElse(null),
                stock(offers));
    }

    /** The offer of the variant that the address of the page names, else all. */
    private static List<Thing> offers(Thing product, Page page) {
        var all =
                product.all("offers").stream()
                        .flatMap(JsonLdProducts::single)
                        .limit(MOST_OFFERS)
                        .toList();
        var variant = all.stream().filter(offer -> page.isSelf(offer.text("url"))).toList();
        return variant.isEmpty() ? all : variant;
    }

    private static @Nullable String image(Thing product) {
        return product.all("image").stream()
                .flatMap(image ->
                        Optional.ofNullable(image.text("url", "contentUrl"))
                                .or(image::asText)
                                .stream())
                .findFirst()
                .orElse(null);
    }

    /** An aggregate that lists its offers stands for them. */
    private static Stream<Thing> single(Thing offer) {
        var parts = offer.all("offers");
        return offer.text("price", "lowPrice") == null && !parts.isEmpty()
                ? parts.stream()
                : Stream.of(offer);
    }

    private static Optional<Asked> asked(Thing offer, String country) {
        var specification = specification(offer);
        var raw =
                Optional.ofNullable(offer.text("price"))
                        .or(() -> specification.map(s -> s.text("price")));
        var low = Optional.ofNullable(offer.text("lowPrice"));
        var currency =
                Optional.ofNullable(offer.text("priceCurrency"))
                        .or(() -> specification.map(s -> s.text("priceCurrency")))
                        .flatMap(code -> Currencies.known(code));
        var basis = basis(specification.map(s -> s.text("valueAddedTaxIncluded")).orElse(null));
        return raw.or(() -> low)
                .flatMap(text ->
                        MachinePrice.read(text, currency.orElse(null), country)
                                .map(price -> tagged(price, raw.isEmpty() && spread(offer), basis))
                                .map(price -> new Asked(price, text)));
    }

    /** What is asked now, not the list price that it is compared with. */
    private static Optional<Thing> specification(Thing offer) {
        return offer.all("priceSpecification").stream()
                .filter(s -> !isListPrice(s))
                .min(Comparator.comparing(s -> !s.all("referenceQuantity").isEmpty()));
    }

    /** The list price, where the offer tells one beside what is asked. */
    private static Optional<Asked> compared(Thing offer, String country) {
        return offer.all("priceSpecification").stream()
                .filter(s -> s.text("price") != null)
                .filter(JsonLdProducts::isListPrice)
                .flatMap(s -> {
                    var text = Objects.requireNonNullElse(s.text("price"), "");
                    var currency = Currencies.known(s.text("priceCurrency"));
                    return MachinePrice.read(text, currency.orElse(null), country)
                            .map(price -> new Asked(price, text))
                            .stream();
                })
                .findFirst();
    }

    private static boolean isListPrice(Thing specification) {
        var type = Objects.requireNonNullElse(specification.text("priceType"), "");
        return LIST_PRICE.matcher(type).find();
    }

    private static boolean spread(Thing offer) {
        var high = offer.text("highPrice");
        return high != null && !high.equals(offer.text("lowPrice"));
    }

    private static TaxBasis basis(@Nullable String included) {
        if (included == null) {
            return TaxBasis.UNKNOWN;
        }
        return Boolean.parseBoolean(included) ? TaxBasis.INCLUDED : TaxBasis.EXCLUDED;
    }

    private static Price tagged(Price price, boolean range, TaxBasis basis) {
        return new Price(
                price.amount(),
                price.currency(),
                range ? Kind.RANGE : price.kind(),
                basis == TaxBasis.UNKNOWN ? price.taxBasis() : basis);
    }

    /** One variant in stock is a product in stock. */
    private static @Nullable Stock stock(List<Thing> offers) {
        return offers.stream()
                .flatMap(offer ->
                        Optional.ofNullable(StockWords.stated(offer.text("availability"))).stream())
                .min(Comparator.comparing(Stock::availability))
                .orElse(null);
    }
}
