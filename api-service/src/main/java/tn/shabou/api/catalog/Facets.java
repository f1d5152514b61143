package tn.shabou.api.catalog;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tn.shabou.api.catalog.ProductFacets.CategoryChoice;
import tn.shabou.api.catalog.ProductFacets.Choice;
import tn.shabou.api.catalog.ProductFacets.Countable;
import tn.shabou.api.catalog.ProductFacets.PriceChoice;
import tn.shabou.api.columns.Counts;
import tn.shabou.api.columns.Facet;
import tn.shabou.api.columns.PriceRange;
import tn.shabou.api.columns.Selection;
import tn.shabou.api.columns.Snapshot;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.api.taxonomy.Category;
import tn.shabou.api.taxonomy.TaxonomyTree;
import tn.shabou.model.catalog.QualityTier;

/** Words counts as choices that a shopper can read. */
class Facets {

    /** Where price ranges begin, in dinars. Each is a border of the bands that are counted. */
    private static final int[] PRICES = {0, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};

    private static final int DECIMALS = 3;
    private static final long DINAR = 1000;

    private static final Map<QualityTier, String> TIERS_FR =
            Map.of(
                    QualityTier.GENUINE, "Origine constructeur",
                    QualityTier.OEM, "Équipementier",
                    QualityTier.AFTERMARKET, "Adaptable",
                    QualityTier.USED, "Occasion");

    private static final Map<QualityTier, String> TIERS_AR =
            Map.of(
                    QualityTier.GENUINE, "أصلية",
                    QualityTier.OEM, "المصنّع الأصلي",
                    QualityTier.AFTERMARKET, "بديلة",
                    QualityTier.USED, "مستعملة");

    private final TaxonomyTree tree;
    private final Language language;
    private final Selection selection;
    private final Narrowable narrowable;
    private final Set<String> chosenCategories;
    private final Counts counts;
    private final Counts all;

    /**
     * What there is to narrow.
     *
     * @param ofBest as in {@link ProductFacets}
     */
    record Narrowable(Snapshot products, Optional<Integer> ofBest) {

        static Narrowable everything(Snapshot all) {
            return new Narrowable(all, Optional.empty());
        }

        static Narrowable found(Snapshot all, Finder.Matching matching) {
            var some = all.among(matching.products());
            return new Narrowable(
                    some, matching.complete() ? Optional.empty() : Optional.of(some.size()));
        }
    }

    Facets(
            TaxonomyTree tree,
            Language language,
            ProductFilters filters,
            Selection selection,
            Narrowable narrowable) {
        this.tree = tree;
        this.language = language;
        this.selection = selection;
        this.narrowable = narrowable;
        this.chosenCategories = Set.copyOf(ProductFilters.values(filters.category()));
        this.counts = narrowable.products().counts(selection);
        this.all = narrowable.products().countsOfAll();
    }

    ProductFacets facets() {
        return new ProductFacets(
                true,
                narrowable.ofBest(),
                new Page.Total(counts.total(), narrowable.ofBest().isPresent() ? "gte" : "eq"),
                mostFrequent(brands()),
                mostFrequent(categories()),
                Arrays.stream(QualityTier.values()).map(this::tier).toList(),
                Stream.of(true, false).map(this::stock).toList(),
                IntStream.range(0, PRICES.length).mapToObj(this::price).toList());
    }

    private Stream<Choice> brands() {
        return tree.brands().stream()
                .filter(brand -> all.of(Facet.BRAND, brand.id()) > 0)
                .map(brand ->
                        choice(
                                brand.slug(),
                                brand.name(),
                                counts.of(Facet.BRAND, brand.id()),
                                selection.brands().contains(brand.id())));
    }

    private Stream<CategoryChoice> categories() {
        var shown = new LinkedHashSet<>(tree.roots());
        for (var slug : chosenCategories) {
            tree.category(slug).ifPresent(chosen -> shown.addAll(around(chosen)));
        }
        return shown.stream()
                .filter(category -> isChosen(category) || rolledUp(all, category) > 0)
                .map(this::category);
    }

    /** Those above it, and below each of these and itself. */
    private Set<Category> around(Category chosen) {
        var path = tree.ancestors(chosen);
        var around = new HashSet<>(path);
        around.add(chosen);
        around.addAll(tree.children(chosen));
        if (!path.isEmpty()) {
            around.addAll(tree.children(path.getLast()));
        }
        return around;
    }

    private CategoryChoice category(Category category) {
        int count = rolledUp(counts, category);
        var parent = category.parentId().flatMap(tree::category).map(Category::slug).orElse(null);
        return new CategoryChoice(
                category.slug(),
                category.name(language),
                parent,
                count,
                isChosen(category),
                count == 0);
    }

    private boolean isChosen(Category category) {
        return chosenCategories.contains(category.slug());
    }

    private int rolledUp(Counts from, Category category) {
        return tree.subtree(category).stream().mapToInt(id -> from.of(Facet.CATEGORY, id)).sum();
    }

    private Choice tier(QualityTier tier) {
        var names = language == Language.AR ? TIERS_AR : TIERS_FR;
        return choice(
                tier.name(),
                names.getOrDefault(tier, tier.name()),
                counts.of(Facet.TIER, tier.ordinal()),
                selection.tiers().contains(tier));
    }

    private Choice stock(boolean inStock) {
        var name =
                switch (language) {
                    case FR -> inStock ? "En stock" : "Épuisé";
                    case AR -> inStock ? "متوفر" : "غير متوفر";
                };
        return choice(
                Boolean.toString(inStock),
                name,
                counts.of(Facet.STOCK, inStock ? 1 : 0),
                selection.inStock().filter(wanted -> wanted == inStock).isPresent());
    }

    private PriceChoice price(int i) {
        long from = PRICES[i] * DINAR;
        long to = i + 1 < PRICES.length ? PRICES[i + 1] * DINAR - 1 : Long.MAX_VALUE;
        var range = new PriceRange(from, to);
        int count = counts.of(range);
        return new PriceChoice(
                dinars(from),
                to == Long.MAX_VALUE ? null : dinars(to),
                count,
                selection.price().equals(range),
                count == 0);
    }

    private static String dinars(long thousandths) {
        return BigDecimal.valueOf(thousandths, DECIMALS).toPlainString();
    }

    private static Choice choice(String value, String name, int count, boolean selected) {
        return new Choice(value, name, count, selected, count == 0);
    }

    private static <T extends Countable> List<T> mostFrequent(Stream<T> choices) {
        return choices.sorted(
                        Comparator.comparing(Countable::selected)
                                .thenComparing(Countable::count)
                                .reversed())
                .limit(ProductFacets.MOST)
                .sorted(Comparator.comparing(Countable::count).reversed())
                .toList();
    }
}
