package tn.shabou.prospector.extract;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.extract.ProductClaim.Asked;

/** The product that a page describes for social networks: OpenGraph. */
final class SharedMeta {

    private static final String SOURCE = "opengraph";

    private static final Pattern PRICE =
            Pattern.compile("(?iu)price|prix|preis|precio|prezzo|preço|prijs|cena|цена|السعر");

    private SharedMeta() {}

    static List<ProductClaim> products(Page page) {
        var amount =
                Optional.ofNullable(
                                first(
                                        page,
                                        "product:sale_price:amount",
                                        "product:price:amount",
                                        "og:price:amount",
                                        "product:price",
                                        "og:price"))
                        .or(() -> labelled(page))
                        .orElse(null);
        boolean product =
                amount != null || page.meta("og:type").matches("(?i)(?:og:)?product(?:\\.item)?");
        if (!product) {
            return List.of();
        }
        var currency =
                Optional.ofNullable(
                                first(
                                        page,
                                        "product:price:currency",
                                        "og:price:currency",
                                        "product:currency"))
                        .flatMap(code -> Currencies.known(code))
                        .orElse(null);
        var prices =
                Optional.ofNullable(amount)
                        .flatMap(text ->
                                MachinePrice.read(text, currency, page.country())
                                        .map(price -> new Asked(price, text)))
                        .map(List::of)
                        .orElse(List.of());
        return List.of(
                new ProductClaim(
                        SOURCE,
                        first(page, "og:title"),
                        first(page, "og:url"),
                        first(page, "product:brand", "og:brand"),
                        first(page, "product:retailer_item_id", "product:sku"),
                        first(page, "product:mfr_part_no", "product:mpn"),
                        first(page, "product:ean", "product:gtin", "product:isbn"),
                        first(page, "og:image", "og:image:secure_url", "twitter:image"),
                        prices,
                        compared(page, currency),
                        StockWords.stated(first(page, "product:availability", "og:availability"))));
    }

    /** Cards of Twitter name what they tell: {@code twitter:label1} is the price. */
    private static Optional<String> labelled(Page page) {
        return Stream.of("1", "2")
                .filter(n -> PRICE.matcher(page.meta("twitter:label" + n)).matches())
                .map(n -> page.meta("twitter:data" + n))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** Shops that tell a sale price tell the list price where others tell what they ask. */
    private static @Nullable Asked compared(Page page, @Nullable String currency) {
        var text =
                page.meta("product:sale_price:amount").isEmpty()
                        ? Objects.requireNonNullElse(
                                first(
                                        page,
                                        "product:original_price:amount",
                                        "og:price:standard_amount"),
                                "")
                        : page.meta("product:price:amount");
        return MachinePrice.read(text, currency, page.country())
                .map(price -> new Asked(price, text))
                .orElse(null);
    }

    private static @Nullable String first(Page page, String... names) {
        return Stream.of(names)
                .map(page::meta)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
