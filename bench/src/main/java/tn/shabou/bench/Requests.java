package tn.shabou.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tn.shabou.bench.Sample.Part;

/** What people ask of the API about the parts of a sample; the same seed asks the same. */
final class Requests {

    /** The orders of the list; the first is the one that is not asked for. */
    static final List<String> SORTS =
            List.of("", "price", "-price", "name", "-createdAt", "-popularity");

    private static final String PRODUCTS = "/api/products";
    private static final int EACH_PAIR = 60;
    private static final int ZIPF_PATHS = 2_000;
    private static final int ZIPF_DRAWS = 20_000;

    private enum Filter {
        NONE,
        BRAND,
        CATEGORY,
        VEHICLE,
        BRAND_AND_CATEGORY,
        PRICE,
        IN_STOCK;

        /** As somebody would ask who looks for such a part. */
        String query(Part part) {
            int price = part.price().intValue();
            return switch (this) {
                case NONE -> "";
                case BRAND -> "brand=" + part.brand();
                case CATEGORY -> "category=" + part.category();
                case VEHICLE -> "vehicle=" + part.vehicle();
                case BRAND_AND_CATEGORY -> "brand=" + part.brand() + "&category=" + part.category();
                case PRICE ->
                        "minPrice=%d&maxPrice=%d".formatted(price * 7 / 10, price * 3 / 2 + 1);
                case IN_STOCK -> "inStock=true";
            };
        }
    }

    private final Sample sample;
    private final long seed;

    Requests(Sample sample, long seed) {
        this.sample = sample;
        this.seed = seed;
    }

    /** One kind after the other, in the order of the tables. */
    List<Route> uncached() {
        return List.of(
                lists(),
                filteredLists(),
                details(),
                references(),
                texts(),
                typos(),
                suggestions(),
                facets());
    }

    /** What people do who look for a part; the popular more often when that is what is measured. */
    List<Route> browsing(boolean popular) {
        var routes = List.of(lists(), details(), texts());
        return popular
                ? routes.stream().map(route -> popular(route.kind(), route)).toList()
                : routes;
    }

    /** Every order with every filter, as often as any other. */
    Route lists() {
        return shuffled(Kind.LIST, lists(_ -> true));
    }

    Route filteredLists() {
        return shuffled(Kind.FILTERED, lists(filter -> filter != Filter.NONE));
    }

    Route facets() {
        return shuffled(Kind.FACETS, paths(_ -> true, List.of(""), PRODUCTS + "/facets"));
    }

    Route details() {
        return each(Kind.DETAIL, part -> Stream.of(PRODUCTS + "/" + part.slug()));
    }

    Route references() {
        var random = new Random(seed);
        return each(
                Kind.REFERENCE, part -> Stream.of(search(Typing.number(part.reference(), random))));
    }

    Route texts() {
        return each(Kind.TEXT, texts(new Random(seed)).andThen(text -> Stream.of(search(text))));
    }

    Route typos() {
        var random = new Random(seed);
        return each(
                Kind.TYPO,
                part ->
                        Stream.of(
                                search(
                                        Typing.slip(
                                                part.french() + " " + part.brandName(), random))));
    }

    /** The first letters of what is looked for, two to six of them. */
    Route suggestions() {
        var random = new Random(seed);
        return each(
                Kind.SUGGEST,
                part -> {
                    var text =
                            random.nextInt(3) == 0 && part.car() != null
                                    ? part.car()
                                    : random.nextBoolean() ? part.french() : part.brandName();
                    int letters = Math.min(text.length(), 2 + random.nextInt(5));
                    return Stream.of("/api/suggest?q=" + encoded(text.substring(0, letters)));
                });
    }

    /** The same again and again, some far more often than others: the n-th 1/n times as often. */
    Route popular(Kind kind, Route route) {
        int count = Math.min(ZIPF_PATHS, route.paths().size());
        var upTo = IntStream.rangeClosed(1, count).mapToDouble(n -> 1.0 / n).toArray();
        Arrays.parallelPrefix(upTo, Double::sum);
        var random = new Random(seed);
        var drawn = new ArrayList<String>(ZIPF_DRAWS);
        for (int i = 0; i < ZIPF_DRAWS; i++) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[count - 1]);
            drawn.add(route.path(Math.min(at < 0 ? -at - 1 : at, count - 1)));
        }
        return new Route(kind, drawn);
    }

    /** One word in ten is one of the commonest, one question in ten is Arabic. */
    private Function<Part, String> texts(Random random) {
        return part ->
                switch (random.nextInt(10)) {
                    case 0 ->
                            sample.commonest().isEmpty()
                                    ? part.french()
                                    : sample.commonest()
                                            .get(random.nextInt(sample.commonest().size()));
                    case 1 -> part.arabic();
                    case 2, 3 -> part.french() + " " + part.brandName();
                    case 4, 5 -> part.french() + " " + Objects.requireNonNullElse(part.car(), "");
                    case 6 -> part.brandName() + " " + part.french().split(" ", 2)[0];
                    default -> part.french();
                };
    }

    private List<String> lists(Predicate<Filter> wanted) {
        return paths(wanted, SORTS, PRODUCTS);
    }

    private List<String> paths(Predicate<Filter> wanted, List<String> sorts, String path) {
        var paths = new ArrayList<String>();
        var parts = sample.parts();
        int next = 0;
        for (var filter : Stream.of(Filter.values()).filter(wanted).toList()) {
            for (var sort : sorts) {
                for (int i = 0; i < EACH_PAIR * SORTS.size() / sorts.size(); i++) {
                    var part = parts.get(next++ % parts.size());
                    if (filter != Filter.VEHICLE || part.vehicle() != null) {
                        paths.add(path + query(filter.query(part), sort));
                    }
                }
            }
        }
        return paths;
    }

    private static String query(String filter, String sort) {
        var query =
                Stream.of(filter, sort.isEmpty() ? "" : "sort=" + sort)
                        .filter(text -> !text.isEmpty())
                        .toList();
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private Route each(Kind kind, Function<Part, Stream<String>> paths) {
        return new Route(kind, sample.parts().stream().flatMap(paths).toList());
    }

    private Route shuffled(Kind kind, List<String> paths) {
        var order = new ArrayList<>(paths);
        Collections.shuffle(order, new Random(seed));
        return new Route(kind, order);
    }

    private static String search(String text) {
        return "/api/search?q=" + encoded(text.strip());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
