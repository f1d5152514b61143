package tn.shabou.api.quality;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.csv.CsvText;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.model.forecasts.Grain;

/** What was found about the sales of parts, the worst first. */
@ApplicationScoped
class SalesQuality {

    private static final int CHUNK = 500;

    private static final List<String> HEADER =
            List.of("sku", "name", "severity", "kind", "period", "what", "advice", "confidence");

    private static final String PARTS =
            """
            SELECT h.*, p.sku, p.name_fr,
                   (SELECT coalesce(json_agg(json_build_object('kind', f.kind, 'severity', f.severity, 'period', f.period,
                                                               'figures', f.figures) ORDER BY f.severity DESC, f.kind), '[]')::text
                      FROM sales_finding f WHERE f.product_id = h.product_id) AS findings
              FROM sales_history h JOIN product p ON p.id = h.product_id
            """;

    private static final String OF_PRODUCT = PARTS + "WHERE h.product_id = $1";

    private static final String WORST =
            PARTS
                    + """
                    WHERE h.severity >= $1
                      AND ($2::text IS NULL OR EXISTS (SELECT FROM sales_finding f WHERE f.product_id = h.product_id AND f.kind = $2))
                      AND ($3::text IS NULL OR starts_with(lower(p.sku), lower($3)))
                      AND ($4::int IS NULL OR (h.severity, -h.product_id) < ($4, -$5::bigint))
                    ORDER BY h.severity DESC, h.product_id LIMIT $6
                    """;

    private final Pool database;
    private final Cursors cursors;

    SalesQuality(Pool database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /** Which parts are asked for. */
    record Filter(Severity atLeast, Optional<FindingKind> kind, Optional<String> sku) {

        private String list() {
            return "sales-quality\n" + this;
        }
    }

    /**
     * @throws Problem through the Uni when nothing is known of its sales
     */
    Uni<PartQuality> find(long product, RoutingContext reader) {
        return database.preparedQuery(OF_PRODUCT)
                .execute(Tuple.of(product))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(row -> part(row, reader))
                                .orElseThrow(() ->
                                        new Problem(
                                                QualityProblem.SALES_NOT_JUDGED,
                                                "The product %d has no sales, or they came since the last check.",
                                                product)));
    }

    Uni<Page<PartQuality>> page(Filter filter, Paging paging, RoutingContext reader) {
        var after = cursors.after(filter.list(), paging).orElse(List.of());
        return parts(
                        filter,
                        after.isEmpty() ? null : Integer.valueOf(after.get(0)),
                        after.isEmpty() ? null : Long.valueOf(after.get(1)),
                        paging.limit() + 1,
                        reader)
                .chain(parts ->
                        count(filter)
                                .map(count ->
                                        cursors.page(
                                                filter.list(),
                                                parts,
                                                paging.limit(),
                                                Page.Total.bounded(count),
                                                last ->
                                                        List.of(
                                                                Integer.toString(
                                                                        last.severity().ordinal()),
                                                                Long.toString(last.productId())))));
    }

    /** All findings, a line each, in pieces. */
    Multi<String> text(Filter filter, RoutingContext reader) {
        var last = new AtomicReference<@Nullable PartQuality>();
        var lines =
                Multi.createBy()
                        .repeating()
                        .uni(() -> {
                            var before = last.get();
                            return parts(
                                    filter,
                                    before == null ? null : before.severity().ordinal(),
                                    before == null ? null : before.productId(),
                                    CHUNK,
                                    reader);
                        })
                        .whilst(chunk -> chunk.size() == CHUNK)
                        .invoke(chunk -> {
                            if (!chunk.isEmpty()) {
                                last.set(chunk.getLast());
                            }
                        })
                        .map(chunk ->
                                CsvText.of(
                                        ',',
                                        chunk.stream()
                                                .flatMap(part -> lines(part).stream())
                                                .toList()));
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(CsvText.of(',', List.of(HEADER))), lines);
    }

    private static List<List<String>> lines(PartQuality part) {
        return part.findings().stream()
                .map(finding ->
                        List.of(
                                part.sku(),
                                part.name(),
                                finding.severity().name(),
                                finding.kind().name(),
                                finding.period().map(LocalDate::toString).orElse(""),
                                finding.what(),
                                finding.advice(),
                                part.confidence()))
                .toList();
    }

    private Uni<List<PartQuality>> parts(
            Filter filter,
            @Nullable Integer severity,
            @Nullable Long product,
            int most,
            RoutingContext reader) {
        return database.preparedQuery(WORST)
                .execute(parameters(filter, severity, product, most))
                .map(rows -> rows.stream().map(row -> part(row, reader)).toList());
    }

    private Uni<Long> count(Filter filter) {
        var bounded =
                "SELECT count(*) FROM ("
                        + WORST.replace("ORDER BY h.severity DESC, h.product_id", "")
                        + ") AS bounded";
        return database.preparedQuery(bounded)
                .execute(parameters(filter, null, null, Page.Total.BOUND + 1))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Tuple parameters(
            Filter filter, @Nullable Integer severity, @Nullable Long product, int most) {
        return Tuple.tuple()
                .addInteger(filter.atLeast.ordinal())
                .addString(filter.kind.map(Enum::name).orElse(null))
                .addString(filter.sku.orElse(null))
                .addInteger(severity)
                .addLong(product)
                .addInteger(most);
    }

    private static PartQuality part(Row row, RoutingContext reader) {
        return new PartQuality(
                row.getLong("product_id"),
                row.getString("sku"),
                row.getString("name_fr"),
                Grain.valueOf(row.getString("grain")),
                row.getLocalDate("first_period"),
                row.getLocalDate("last_period"),
                row.getInteger("periods"),
                row.getInteger("periods_sold"),
                row.getBigDecimal("units"),
                row.getString("confidence"),
                Severity.values()[row.getInteger("severity")],
                new JsonArray(row.getString("findings"))
                        .stream().map(one -> finding((JsonObject) one, reader)).toList());
    }

    private static PartQuality.Finding finding(JsonObject found, RoutingContext reader) {
        var kind = FindingKind.valueOf(found.getString("kind"));
        var figures = found.getJsonObject("figures");
        return new PartQuality.Finding(
                kind,
                Severity.values()[found.getInteger("severity")],
                Optional.ofNullable(found.getString("period")).map(LocalDate::parse),
                numbers(figures),
                kind.title().forReader(reader),
                kind.what(figures).forReader(reader),
                kind.advice().forReader(reader));
    }

    private static Map<String, BigDecimal> numbers(JsonObject figures) {
        var numbers = new TreeMap<String, BigDecimal>();
        figures.forEach(
                one -> numbers.put(one.getKey(), new BigDecimal(String.valueOf(one.getValue()))));
        return numbers;
    }
}
