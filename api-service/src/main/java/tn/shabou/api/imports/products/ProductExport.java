package tn.shabou.api.imports.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tn.shabou.api.csv.CsvText;

/** All parts as a file that an import takes back: unchanged, it changes nothing. */
@ApplicationScoped
class ProductExport {

    private static final int CHUNK = 1000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String NEXT =
            """
            SELECT p.id, p.sku, (product_fields(p, b.slug, c.slug) || product_numbers(p.id))::text AS fields
              FROM product p JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id
             WHERE p.id > $1 AND ($2::text IS NULL OR b.slug = $2) AND ($3::text IS NULL OR c.slug = $3)
             ORDER BY p.id LIMIT $4
            """;

    private final Pool database;
    private final Vertx vertx;
    private final ObjectMapper json;

    ProductExport(Pool database, Vertx vertx, ObjectMapper json) {
        this.database = database;
        this.vertx = vertx;
        this.json = json;
    }

    /**
     * Which parts, and how they are written.
     *
     * @param separator with a semicolon, French spreadsheets open the file as it is: decimal commas
     *     and a byte order mark
     * @param withCost whether the reader may know what parts cost the shop
     */
    record Order(
            Optional<String> brand, Optional<String> category, char separator, boolean withCost) {

        List<ProductField> columns() {
            return Stream.of(ProductField.values())
                    .filter(field -> withCost || field != ProductField.COST)
                    .toList();
        }

        boolean isFrench() {
            return separator == ';';
        }
    }

    /** In pieces of many lines, in the order in which the parts came into the catalogue. */
    Multi<String> text(Order order) {
        var names = List.of(order.columns().stream().map(ProductField::key).toList());
        var header = (order.isFrench() ? BYTE_ORDER_MARK : "") + CsvText.of(order.separator, names);
        var lines =
                Multi.createBy()
                        .repeating()
                        .uni(AtomicLong::new, after -> chunk(order, after))
                        .whilst(chunk -> chunk.size() == CHUNK)
                        .onItem()
                        .transformToUniAndConcatenate(
                                chunk -> vertx.executeBlocking(() -> lines(order, chunk)));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(header), lines);
    }

    private Uni<List<Row>> chunk(Order order, AtomicLong after) {
        return database.preparedQuery(NEXT)
                .execute(
                        Tuple.of(
                                after.get(),
                                order.brand.orElse(null),
                                order.category.orElse(null),
                                CHUNK))
                .map(rows -> rows.stream().toList())
                .invoke(chunk -> {
                    if (!chunk.isEmpty()) {
                        after.set(chunk.getLast().getLong("id"));
                    }
                });
    }

    private String lines(Order order, List<Row> chunk) {
        return CsvText.of(order.separator, chunk.stream().map(row -> cells(order, row)).toList());
    }

    private List<String> cells(Order order, Row row) {
        try {
            var fields = json.readTree(row.getString("fields"));
            return order.columns().stream()
                    .map(field ->
                            field == ProductField.SKU
                                    ? row.getString("sku")
                                    : cell(order, field, fields.path(field.key())))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database made unreadable JSON", e);
        }
    }

    private static String cell(Order order, ProductField field, JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        var text = value.textValue();
        return switch (field) {
            case PRICE, COST -> order.isFrench() ? text.replace('.', ',') : text;
            case MPN, EAN, OE, CROSS, SUPERSEDED -> NumberList.ofJson(text).toCell();
            case ATTRIBUTES -> text.equals("{}") ? "" : text;
            default -> text;
        };
    }
}
