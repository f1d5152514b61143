package tn.shabou.api.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.catalog.ProductCard.Named;
import tn.shabou.api.http.Language;
import tn.shabou.api.images.Photo;
import tn.shabou.api.products.ProductDetail.NumbersOfKind;
import tn.shabou.api.products.ProductDetail.PartNumberOf;
import tn.shabou.api.products.ProductDetail.PricePoint;
import tn.shabou.api.taxonomy.TaxonomyTree;
import tn.shabou.api.vehicles.Vehicle.Engine;
import tn.shabou.api.vehicles.Vehicles;
import tn.shabou.model.Money;

/** Makes a page of the row that {@link ProductDetails} asks for. */
@ApplicationScoped
class DetailRow {

    static final int MOST_REFERENCES = 200;
    static final int MOST_FITMENTS = 200;
    static final int MOST_PRICES = 24;

    private static final int SAME_NUMBER = 2 + Neighbour.PARTS;
    private static final List<String> KINDS =
            List.of("SKU", "MPN", "EAN", "OE", "CROSS", "SUPERSEDED");
    private static final Comparator<Neighbour> IN_STOCK_THEN_CHEAPEST =
            Comparator.comparing(Neighbour::inStock)
                    .reversed()
                    .thenComparing(Neighbour::price)
                    .thenComparing(Neighbour::slug);

    private final ObjectMapper json;
    private final Clock clock;

    DetailRow(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** The ids of the engines in the row. */
    static List<Long> engines(Row row) {
        return Lines.of(row, "fitments", 2).stream().map(line -> Long.valueOf(line[0])).toList();
    }

    /** The ids of the brands in the row. */
    static List<Long> brands(Row row) {
        var brands = new ArrayList<Long>();
        brands.add(row.getLong("brand_id"));
        Lines.of(row, "same_number", SAME_NUMBER)
                .forEach(line -> brands.add(Neighbour.brand(line, 2)));
        Lines.of(row, "related", Neighbour.PARTS)
                .forEach(line -> brands.add(Neighbour.brand(line, 0)));
        return brands;
    }

    ProductDetail detail(Row row, Vehicles vehicles, TaxonomyTree tree, Language language) {
        var brand = tree.brand(row.getLong("brand_id")).orElseThrow();
        var category = tree.category(row.getLong("category_id")).orElseThrow();
        var price = row.getBigDecimal("price_tnd");
        int stock = row.getInteger("stock_quantity");
        var prices = prices(row);
        var sameNumber = sameNumber(row, price, tree);
        return new ProductDetail(
                row.getLong("id"),
                row.getString("sku"),
                row.getString("name"),
                row.getString("slug"),
                new Named(brand.name(), brand.slug()),
                new Named(category.name(language), category.slug()),
                Money.tnd(price),
                stock > 0,
                row.getString("image_url"),
                images(row),
                row.getString("description_fr"),
                row.getString("quality_tier"),
                Availability.of(stock, language),
                specifications(row.getString("attributes"), language),
                references(row),
                fitment(row, vehicles),
                Money.tnd(PriceLedger.lowest(price, prices, clock.instant())),
                prices,
                sameNumber.getOrDefault(SameNumber.EQUIVALENT, List.of()),
                related(row, price, tree),
                sameNumber.getOrDefault(SameNumber.REPLACED_BY, List.of()),
                sameNumber.getOrDefault(SameNumber.REPLACES, List.of()));
    }

    private static List<Photo> images(Row row) {
        return Lines.of(row, "images", 4).stream()
                .map(line ->
                        Photo.of(
                                line[0],
                                Optional.ofNullable(orNull(line[3])),
                                Integer.parseInt(line[1]),
                                Integer.parseInt(line[2])))
                .toList();
    }

    private List<Specification> specifications(String attributes, Language language) {
        try {
            return Specification.of(json.readTree(attributes), language);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps unreadable JSON", e);
        }
    }

    private static List<NumbersOfKind> references(Row row) {
        var byKind =
                new TreeMap<String, List<PartNumberOf>>(Comparator.comparingInt(KINDS::indexOf));
        for (var line : Lines.of(row, "part_references", 3)) {
            byKind.computeIfAbsent(line[0], _ -> new ArrayList<>(2))
                    .add(new PartNumberOf(line[1], line[2]));
        }
        return byKind.entrySet().stream()
                .map(kind -> new NumbersOfKind(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static FitmentTree fitment(Row row, Vehicles vehicles) {
        var lines = Lines.of(row, "fitments", 7);
        var entries = new ArrayList<FitmentTree.Entry>(lines.size());
        for (var line : lines.subList(0, Math.min(lines.size(), MOST_FITMENTS))) {
            vehicles.engine(Long.parseLong(line[0]))
                    .ifPresent(engine ->
                            entries.add(new FitmentTree.Entry(engine, leaf(line, engine))));
        }
        return FitmentTree.of(entries, lines.size() <= MOST_FITMENTS);
    }

    private static FitmentTree.Leaf leaf(String[] line, Engine engine) {
        return new FitmentTree.Leaf(
                engine.name(),
                engine.slug(),
                orNull(line[1]),
                line[2].isEmpty() ? engine.built().from() : Integer.valueOf(line[2]),
                line[3].isEmpty() ? engine.built().to() : Integer.valueOf(line[3]),
                line[5].equals("{}") ? null : line[5],
                orNull(line[6]),
                line[4].equals("f"));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<PricePoint> prices(Row row) {
        return Lines.of(row, "prices", 2).stream()
                .map(line ->
                        new PricePoint(
                                Instant.ofEpochMilli((long) (Double.parseDouble(line[0]) * 1000)),
                                new BigDecimal(line[1])))
                .toList();
    }

    /** Each part once, though it may share several numbers. */
    private static Map<SameNumber, List<Neighbour>> sameNumber(
            Row row, BigDecimal price, TaxonomyTree tree) {
        var found = new LinkedHashMap<String, SameNumber>();
        var parts = new LinkedHashMap<String, Neighbour>();
        for (var line : Lines.of(row, "same_number", SAME_NUMBER)) {
            var part = Neighbour.of(line, 2, price, tree);
            parts.put(part.slug(), part);
            found.merge(part.slug(), SameNumber.of(line[0], line[1]), SameNumber::stronger);
        }
        var byKind = new TreeMap<SameNumber, List<Neighbour>>();
        found.forEach((slug, kind) ->
                byKind.computeIfAbsent(kind, _ -> new ArrayList<>())
                        .add(Objects.requireNonNull(parts.get(slug))));
        byKind.values().forEach(list -> list.sort(IN_STOCK_THEN_CHEAPEST));
        return byKind;
    }

    private static List<Neighbour> related(Row row, BigDecimal price, TaxonomyTree tree) {
        return Lines.of(row, "related", Neighbour.PARTS).stream()
                .map(line -> Neighbour.of(line, 0, price, tree))
                .toList();
    }
}
