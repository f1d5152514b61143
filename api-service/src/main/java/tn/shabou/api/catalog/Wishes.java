package tn.shabou.api.catalog;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tn.shabou.api.columns.PriceRange;
import tn.shabou.api.columns.Selection;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.api.taxonomy.TaxonomyTree;
import tn.shabou.api.vehicles.Vehicle;
import tn.shabou.api.vehicles.Vehicles;
import tn.shabou.model.catalog.QualityTier;

/** Finds out which brands, categories and engines the filters name. */
record Wishes(TaxonomyTree tree, Vehicles vehicles) {

    private static final int DECIMALS = 3;
    private static final int SHOWN = 60;

    /**
     * @throws Problem when a filter names nothing that exists: an empty list would look as if the
     *     shop had no such parts
     */
    Selection selection(ProductFilters filters) {
        return new Selection(
                each("brand", filters.brand(), this::brand),
                each("category", filters.category(), this::subtree),
                each("tier", filters.tier(), Wishes::tier),
                filters.stocked(),
                price(filters),
                filters.vehicle().filter(slug -> !slug.isBlank()).map(this::engines));
    }

    private Set<Long> brand(String slug) {
        return tree.brand(slug)
                .map(brand -> Set.of(brand.id()))
                .orElseThrow(() ->
                        unknown("brand", slug, Wording.of("/api/brands lists those there are")));
    }

    private Set<Long> subtree(String slug) {
        return tree.category(slug)
                .map(tree::subtree)
                .orElseThrow(() ->
                        unknown(
                                "category",
                                slug,
                                Wording.of("/api/categories lists those there are")));
    }

    private Set<Long> engines(String slug) {
        return vehicles.find(slug)
                .map(vehicle ->
                        vehicles.engines(vehicle).stream()
                                .map(Vehicle.Engine::id)
                                .collect(Collectors.toUnmodifiableSet()))
                .orElseThrow(() ->
                        unknown(
                                "vehicle",
                                slug,
                                Wording.of("/api/vehicles/makes leads to those there are")));
    }

    private static Set<QualityTier> tier(String name) {
        return Arrays.stream(QualityTier.values())
                .filter(tier -> tier.name().equalsIgnoreCase(name))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() ->
                        unknown(
                                "tier",
                                name,
                                Wording.of(
                                        "there are %s",
                                        Arrays.stream(QualityTier.values())
                                                .map(Enum::name)
                                                .collect(Collectors.joining(", ")))));
    }

    private static PriceRange price(ProductFilters filters) {
        if (filters.minPrice().isEmpty() && filters.maxPrice().isEmpty()) {
            return PriceRange.ANY;
        }
        var range =
                new PriceRange(
                        filters.minPrice().map(Wishes::thousandths).orElse(PriceRange.ANY.from()),
                        filters.maxPrice().map(Wishes::thousandths).orElse(PriceRange.ANY.to()));
        if (range.from() > range.to()) {
            throw Problem.invalid(List.of(new Problem.Fault("maxPrice", "is below minPrice")));
        }
        return range;
    }

    private static long thousandths(BigDecimal dinars) {
        return dinars.movePointRight(DECIMALS).longValueExact();
    }

    private static <T> Set<T> each(
            String parameter, List<String> values, Function<String, Set<T>> meaning) {
        var named = ProductFilters.values(values);
        if (named.size() == 1) {
            return meaning.apply(named.getFirst());
        }
        var all = new HashSet<T>();
        named.forEach(value -> all.addAll(meaning.apply(value)));
        return all;
    }

    private static Problem unknown(String parameter, String value, Wording hint) {
        var shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        return Problem.invalid(
                List.of(new Problem.Fault(parameter, "nothing is called \"%s\"; %s", shown, hint)));
    }
}
