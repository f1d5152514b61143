package tn.shabou.prospector.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Availability;
import tn.shabou.prospector.extract.LabelledValues.Label;

/**
 * The one product that a page is about, out of all that its mark-up and its text claim. A page that
 * lists products has none.
 */
final class ProductPage {

    private static final Pattern CODE_AND_NAME = Pattern.compile("([^\\s\\d]*\\d\\S*) \\p{L}\\D*");

    /** The name of the shop behind that of the thing. */
    private static final Pattern SITE = Pattern.compile("\\s+[|–—]\\s+[^|–—]{2,40}$");

    private static final Pattern LEAD = Pattern.compile("^.*(?:\\p{L}\\s*):\\s+");
    private static final Pattern TEMPLATE =
            Pattern.compile("^\\$|\\{\\{|[<>]|^(?:null|undefined|n/a)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("\\p{L}{3,}.* .*\\p{L}{4,}");
    private static final Pattern BOOK = Pattern.compile("97[89]\\d{10}");
    private static final double SHARED = 0.7;
    private static final double AS_TITLE = 0.6;
    private static final double IN_ADDRESS = 0.5;

    private final Page page;
    private final JsonLd data;
    private final List<ProductClaim> claims;
    private final ShownPrices shown;

    private ProductPage(Page page, JsonLd data) {
        this.page = page;
        this.data = data;
        this.claims = claims(page, data);
        this.shown = ShownPrices.of(page, claims);
    }

    static Optional<ProductReading> read(Page page, JsonLd data) {
        return new ProductPage(page, data).read();
    }

    private Optional<ProductReading> read() {
        var labelled = LabelledValues.of(page);
        var stock = new StockSigns(page);
        var number =
                labelled.value(Label.SKU)
                        .or(() ->
                                AddressNumber.of(page.url())
                                        .or(() -> AddressNumber.of(page.canonical()))
                                        .map(n -> Found.text(n, "address", IN_ADDRESS)));
        boolean sells =
                !claims.isEmpty()
                        || sells(stock, number.isPresent(), labelled.value(Label.SKU).isPresent());
        var name =
                first(ProductClaim::name)
                        .orElseGet(() ->
                                Found.text(
                                        SITE.matcher(page.title()).replaceFirst(""),
                                        "title",
                                        AS_TITLE));
        if (!sells || name.value().isBlank()) {
            return Optional.empty();
        }
        var choice = PriceChoice.of(claims, shown);
        return Optional.of(
                new ProductReading(
                        name,
                        all(ProductClaim::brand)
                                .flatMap(f -> brand(f).stream())
                                .findFirst()
                                .or(() -> labelled.value(Label.BRAND))
                                .orElse(null),
                        labelled.value(Label.SKU)
                                .or(() ->
                                        all(ProductClaim::sku)
                                                .map(f -> f.map(ProductPage::code))
                                                .filter(this::isNumber)
                                                .findFirst())
                                .or(() -> number)
                                .orElse(null),
                        first(ProductClaim::mpn).or(() -> labelled.value(Label.MPN)).orElse(null),
                        first(ProductClaim::gtin).or(() -> labelled.value(Label.GTIN)).orElse(null),
                        choice.map(PriceChoice::found).orElse(null),
                        choice.flatMap(c -> ListPrice.of(c, claims, shown, page.country()))
                                .orElse(null),
                        PackQuantity.of(name).orElse(null),
                        availability(stock, choice.isPresent() || stock.hasBuyButton()),
                        OeReferences.of(page, data),
                        image()));
    }

    private @Nullable Found<String> image() {
        return first(ProductClaim::image)
                .or(() ->
                        Optional.of(page.meta("og:image"))
                                .filter(address -> !address.isEmpty())
                                .map(address -> Found.text(address, "opengraph", SHARED)))
                .flatMap(found -> page.absolute(found.value()).map(a -> found.map(_ -> a)))
                .orElse(null);
    }

    /** Without what leads up to it, and never the placeholder of a template. */
    private static Optional<Found<String>> brand(Found<String> stated) {
        var name = stated.map(text -> LEAD.matcher(text).replaceFirst("").strip());
        return Optional.of(name)
                .filter(b -> !b.value().isEmpty() && !TEMPLATE.matcher(b.value()).find());
    }

    /** Neither a name, nor a number of the maker or of the book trade in the shop's place. */
    private boolean isNumber(Found<String> sku) {
        var gtin = first(ProductClaim::gtin);
        return !NAME.matcher(sku.value()).find()
                && !BOOK.matcher(sku.value()).matches()
                && gtin.filter(g -> g.value().equals(sku.value())).isEmpty();
    }

    /** {@code TE502955 Housse de chaise} is a code and a name. */
    private static String code(String sku) {
        var named = CODE_AND_NAME.matcher(sku);
        return named.matches() ? named.group(1) : sku;
    }

    /**
     * Without any mark-up: a way to name it, and a price that stands out or is gone with the stock;
     * a number behind a label is enough beside a button to buy, whatever it costs.
     */
    private boolean sells(StockSigns stock, boolean numbered, boolean labelled) {
        return shown.main().isPresent()
                ? numbered || stock.hasBuyButton() || stock.isStated()
                : (numbered && (stock.isOut() || (shown.asks() && stock.hasBuyButton())))
                        || (labelled && (stock.hasBuyButton() || stock.isGone()));
    }

    private @Nullable Found<Availability> availability(StockSigns stock, boolean priced) {
        return claims.stream()
                .flatMap(claim ->
                        Optional.ofNullable(claim.stock())
                                .map(stated ->
                                        new Found<>(
                                                stated.availability(),
                                                claim.source(),
                                                stated.raw(),
                                                claim.confidence()))
                                .stream())
                .findFirst()
                .or(() -> stock.read(priced))
                .orElse(null);
    }

    private Optional<Found<String>> first(Function<ProductClaim, @Nullable String> field) {
        return all(field).findFirst();
    }

    private Stream<Found<String>> all(Function<ProductClaim, @Nullable String> field) {
        return claims.stream()
                .flatMap(claim ->
                        Optional.ofNullable(field.apply(claim))
                                .map(text -> Found.text(text, claim.source(), claim.confidence()))
                                .stream())
                .filter(found -> !found.value().isEmpty());
    }

    private static List<ProductClaim> claims(Page page, JsonLd data) {
        var claims = new ArrayList<ProductClaim>();
        claims.addAll(ours(page, JsonLdProducts.read(page, data)));
        claims.addAll(ours(page, Microdata.products(page)));
        ShopTemplate.product(page).ifPresent(claims::add);
        claims.addAll(ours(page, ShopifyProduct.products(page)));
        claims.addAll(SharedMeta.products(page));
        claims.addAll(EmbeddedProduct.products(page));
        claims.addAll(TrackedProduct.products(page));
        return claims;
    }

    /** Of several products the ones that the page is titled after, or the only one. */
    private static List<ProductClaim> ours(Page page, List<ProductClaim> all) {
        var titled = all.stream().filter(claim -> isTitle(claim.name(), page.title())).toList();
        if (!titled.isEmpty()) {
            var variant = titled.stream().filter(claim -> page.isSelf(claim.url())).toList();
            return variant.isEmpty() ? titled : variant;
        }
        return all.size() == 1 && !pointsElsewhere(page, all.getFirst()) ? all : List.of();
    }

    private static boolean isTitle(@Nullable String name, String title) {
        return name != null && Words.alike(name, title);
    }

    private static boolean pointsElsewhere(Page page, ProductClaim claim) {
        if (claim.url() == null || claim.url().length() > Page.LONGEST_ADDRESS) {
            return false;
        }
        var own =
                Stream.of(page.url().toString(), page.statedAddress())
                        .map(ProductPage::path)
                        .collect(Collectors.toSet());
        try {
            return !own.contains(path(page.url().resolve(claim.url().strip()).toString()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String path(String url) {
        try {
            return Objects.requireNonNullElse(URI.create(url).getPath(), "").replaceFirst("/$", "");
        } catch (IllegalArgumentException _) {
            return url;
        }
    }
}
