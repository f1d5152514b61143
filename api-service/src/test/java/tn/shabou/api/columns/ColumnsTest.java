package tn.shabou.api.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.http.Page;
import tn.shabou.model.catalog.QualityTier;

/**
 * Whatever products there are and however they change, the columns answer as somebody would who
 * looks at every product.
 */
class ColumnsTest {

    private static final int PRODUCTS = 3000;
    private static final int CHANGES = 8;
    private static final int QUESTIONS = 15;
    private static final int LARGEST_PAGE = 100;

    private final TreeMap<Integer, Product> truth = new TreeMap<>();

    /** What is asked about; empty when it is everything. */
    private Optional<Set<Long>> among = Optional.empty();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAsIfItLookedAtEveryProduct(long seed) {
        var random = new Random(seed);
        for (int id = 1; id <= PRODUCTS; id++) {
            truth.put(id, product(id, random));
        }
        var columns = loaded();
        for (int i = 0; i < CHANGES; i++) {
            columns = changed(columns, random);
            assertThat(columns.size()).isEqualTo(truth.size());
            for (int j = 0; j < QUESTIONS; j++) {
                ask(snapshot(columns, random), random);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void walksThroughEveryProductOnce(long seed) {
        var random = new Random(seed);
        for (int id = 1; id <= PRODUCTS; id++) {
            truth.put(id, product(id, random));
        }
        var columns = changed(loaded(), random);
        for (var sort : Sort.values()) {
            var snapshot = snapshot(columns, random);
            var selection = selection(random);
            var seen = new ArrayList<Long>();
            var after = Optional.<Place>empty();
            do {
                var page = snapshot.selected(selection).page(sort, after, 97);
                seen.addAll(page.ids());
                after = page.last();
            } while (after.isPresent());
            assertThat(seen).isEqualTo(sorted(selection, sort));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 300_000})
    void findsAProductHoweverFarApartIdsAre(int gap) {
        var loading = new Loading();
        var all = new ArrayList<Product>();
        var random = new Random(gap);
        for (int i = 0; i < PRODUCTS; i++) {
            // The second half lies close together, far from the first.
            all.add(product(i < PRODUCTS / 2 ? 1 + i * gap : 2_000_000_000 + i, random));
        }
        loading.add(all);
        var everything = new Snapshot(loading.columns()).selected(Selection.EVERYTHING);

        assertThat(all).allMatch(product -> everything.has(product.id()));
        assertThat(everything.has(0)).isFalse();
        assertThat(everything.has(1_999_999_999)).isFalse();
        assertThat(everything.has(Integer.MAX_VALUE)).isFalse();
        assertThat(everything.has((1L << 32) + 1)).isFalse();
    }

    /** Of everything, or of some products, some of which are not there. */
    private Snapshot snapshot(Columns columns, Random random) {
        var all = new Snapshot(columns);
        among =
                random.nextInt(4) == 0
                        ? Optional.of(some(random, PRODUCTS + 500, 900))
                        : Optional.empty();
        return among.map(ids -> all.among(ids.stream().mapToLong(id -> id).toArray())).orElse(all);
    }

    private Columns loaded() {
        var loading = new Loading();
        var all = List.copyOf(truth.values());
        for (int i = 0; i < all.size(); i += 1000) {
            loading.add(all.subList(i, Math.min(all.size(), i + 1000)));
        }
        return loading.columns();
    }

    /** Few or many products change, go, come back or come. */
    private Columns changed(Columns columns, Random random) {
        var ids =
                random.ints(random.nextBoolean() ? 3 : 700, 1, PRODUCTS + 400)
                        .distinct()
                        .boxed()
                        .toList();
        var now = new ArrayList<Product>();
        for (int id : ids) {
            if (random.nextInt(4) == 0) {
                truth.remove(id);
            } else {
                truth.put(id, product(id, random));
                now.add(truth.get(id));
            }
        }
        return columns.with(ids.stream().map(id -> (long) id).toList(), now);
    }

    private void ask(Snapshot snapshot, Random random) {
        var selection = selection(random);
        var sort = Sort.values()[random.nextInt(Sort.values().length)];
        int limit = 1 + random.nextInt(LARGEST_PAGE);
        var right = sorted(selection, sort);

        var first = snapshot.selected(selection).page(sort, Optional.empty(), limit);
        assertThat(first.ids()).isEqualTo(right.subList(0, Math.min(limit, right.size())));
        first.last()
                .ifPresent(place -> {
                    var second = snapshot.selected(selection).page(sort, Optional.of(place), limit);
                    assertThat(second.ids())
                            .isEqualTo(right.subList(limit, Math.min(2 * limit, right.size())));
                });
        assertThat(first.last().isPresent()).isEqualTo(right.size() > limit);
        assertThat(snapshot.selected(selection).total())
                .isIn(Page.Total.exactly(right.size()), Page.Total.bounded(right.size()));
        compareCounts(snapshot.counts(selection), selection);
        var selected = snapshot.selected(selection);
        assertThat(truth.keySet().stream().filter(selected::has))
                .containsExactlyElementsOf(matching(selection).stream().map(Product::id).toList());
    }

    private void compareCounts(Counts counts, Selection selection) {
        assertThat(counts.total()).isEqualTo(matching(selection).size());
        var free = with(selection, Facet.BRAND);
        assertThat(counted(counts, Facet.BRAND)).isEqualTo(naive(free, Facet.BRAND));
        free = with(selection, Facet.CATEGORY);
        assertThat(counted(counts, Facet.CATEGORY)).isEqualTo(naive(free, Facet.CATEGORY));
        free = with(selection, Facet.TIER);
        assertThat(counted(counts, Facet.TIER)).isEqualTo(naive(free, Facet.TIER));
        free = with(selection, Facet.STOCK);
        assertThat(counted(counts, Facet.STOCK)).isEqualTo(naive(free, Facet.STOCK));
        var anyPrice = matching(with(selection, Facet.PRICE));
        var range = new PriceRange(20_000, 49_999);
        assertThat(counts.of(range))
                .isEqualTo((int) anyPrice.stream().filter(p -> range.has(p.price())).count());
    }

    private static Map<Integer, Integer> counted(Counts counts, Facet facet) {
        return IntStream.range(0, 40)
                .boxed()
                .filter(value -> counts.of(facet, value) > 0)
                .collect(Collectors.toMap(value -> value, value -> counts.of(facet, value)));
    }

    private Map<Integer, Integer> naive(Selection selection, Facet facet) {
        return matching(selection).stream()
                .collect(Collectors.toMap(p -> facet.value(p.tag()), _ -> 1, Integer::sum));
    }

    private static Selection with(Selection s, Facet free) {
        return new Selection(
                free == Facet.BRAND ? Set.of() : s.brands(),
                free == Facet.CATEGORY ? Set.of() : s.categories(),
                free == Facet.TIER ? Set.of() : s.tiers(),
                free == Facet.STOCK ? Optional.empty() : s.inStock(),
                free == Facet.PRICE ? PriceRange.ANY : s.price(),
                s.engines());
    }

    private List<Long> sorted(Selection selection, Sort sort) {
        Comparator<Product> order =
                switch (sort) {
                    case PRICE, PRICE_DESCENDING -> Comparator.comparing(Product::price);
                    case NAME -> (a, b) -> Arrays.compareUnsigned(a.name(), b.name());
                    case NEWEST -> Comparator.comparing(Product::created);
                    case POPULARITY -> Comparator.comparing(Product::popularity);
                };
        order = order.thenComparing(Product::id);
        return matching(selection).stream()
                .sorted(sort.isDescending() ? order.reversed() : order)
                .map(product -> (long) product.id())
                .toList();
    }

    private List<Product> matching(Selection selection) {
        return truth.values().stream()
                .filter(product -> among.map(ids -> ids.contains((long) product.id())).orElse(true))
                .filter(product -> matches(product, selection))
                .toList();
    }

    private static boolean matches(Product product, Selection selection) {
        return Facet.OF_VALUES.stream()
                        .allMatch(facet ->
                                facet.wanted(selection).isEmpty()
                                        || facet.wanted(selection)
                                                .contains((long) facet.value(product.tag())))
                && selection.price().has(product.price())
                && selection
                        .engines()
                        .map(wanted -> Arrays.stream(product.engines()).anyMatch(wanted::contains))
                        .orElse(true);
    }

    private static Selection selection(Random random) {
        return new Selection(
                some(random, 20, 4),
                some(random, 30, 8),
                random.nextInt(5) == 0 ? Set.of(QualityTier.OEM, QualityTier.USED) : Set.of(),
                random.nextInt(4) == 0 ? Optional.of(random.nextBoolean()) : Optional.empty(),
                price(random),
                random.nextInt(4) == 0 ? Optional.of(some(random, 60, 5)) : Optional.empty());
    }

    private static PriceRange price(Random random) {
        long from = random.nextInt(60_000);
        return switch (random.nextInt(4)) {
            case 0 -> new PriceRange(from, from + random.nextInt(40_000));
            case 1 -> new PriceRange(from, Long.MAX_VALUE);
            default -> PriceRange.ANY;
        };
    }

    /** None, half of the times. */
    private static Set<Long> some(Random random, int bound, int most) {
        return random.nextBoolean()
                ? Set.of()
                : random.longs(1 + random.nextInt(most), 1, bound)
                        .boxed()
                        .collect(Collectors.toSet());
    }

    /** With few different values of each column, so that much is equal. */
    private static Product product(int id, Random random) {
        long price = random.nextInt(100) == 0 ? 3_000_000_000_000L : random.nextInt(120) * 500L;
        var name =
                "Pièce "
                        + "éèàاب".charAt(random.nextInt(5))
                        + random.nextInt(id % 2 == 0 ? 50 : 5000);
        return new Product(
                id,
                Facet.tag(
                        1 + random.nextInt(19),
                        1 + random.nextInt(29),
                        QualityTier.values()[random.nextInt(4)],
                        random.nextBoolean(),
                        price),
                price,
                random.nextInt(30),
                random.nextLong(1_700_000_000_000_000L, 1_700_000_000_000_400L),
                name.getBytes(StandardCharsets.UTF_8),
                random.longs(random.nextInt(4), 1, 60).distinct().boxed().toArray(Long[]::new));
    }
}
