package tn.shabou.api.imports.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;

/** The rows of an import, in the order of the file. */
@ApplicationScoped
class ImportedRows {

    private static final String WHICH =
            "import_id = $1 AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR outcome = $3)";

    /** A new part is shown as changes from nothing. */
    private static final String PAGE =
            """
            SELECT line, sku, kind, outcome, conflicts::text, errors::text,
                   CASE WHEN kind = 'NEW' THEN (SELECT jsonb_object_agg(key, jsonb_build_array(NULL, value)) FROM jsonb_each(given))
                        ELSE changes END::text AS changes,
                   (SELECT count(*) FROM (SELECT FROM product_import_row WHERE %1$s LIMIT %2$d) AS bounded) AS total
              FROM product_import_row WHERE %1$s AND line > $4 ORDER BY line LIMIT $5
            """
                    .formatted(WHICH, Page.Total.BOUND + 1);

    private static final String WRONG =
            """
            SELECT line, sku, kind, outcome, conflicts::text, errors::text, NULL AS changes
              FROM product_import_row
             WHERE import_id = $1 AND line > $2 AND (kind = 'ERROR' OR outcome IN ('CONFLICT', 'PARTLY_UNDONE'))
             ORDER BY line LIMIT $3
            """;

    private final Pool database;
    private final Cursors cursors;
    private final JsonColumn lists;
    private final ObjectMapper json;

    ImportedRows(Pool database, Cursors cursors, JsonColumn lists, ObjectMapper json) {
        this.database = database;
        this.cursors = cursors;
        this.lists = lists;
        this.json = json;
    }

    /** Which rows of which import, for whom. */
    record Query(
            UUID importId,
            Optional<RowKind> kind,
            Optional<RowOutcome> outcome,
            Audience audience) {

        private String list() {
            return "product-import-rows\n%s\n%s\n%s".formatted(importId, kind, outcome);
        }
    }

    Uni<Page<ImportedRow>> page(Query query, Paging paging) {
        var after = cursors.after(query.list(), paging).orElse(List.of());
        var parameters =
                Tuple.of(
                        query.importId,
                        query.kind.map(Enum::name).orElse(null),
                        query.outcome.map(Enum::name).orElse(null),
                        after.isEmpty() ? 0 : Integer.parseInt(after.getFirst()),
                        paging.limit() + 1);
        return database.preparedQuery(PAGE)
                .execute(parameters)
                .map(rows -> {
                    var found = rows.stream().toList();
                    return cursors.page(
                                    query.list(),
                                    found,
                                    paging.limit(),
                                    Page.Total.bounded(found),
                                    last -> List.of(last.getInteger("line").toString()))
                            .map(row -> row(row, query.audience));
                });
    }

    /** Rows after that line which were not taken as they are, at most {@code most}. */
    Uni<List<ImportedRow>> wrong(UUID importId, int afterLine, int most, Audience audience) {
        return database.preparedQuery(WRONG)
                .execute(Tuple.of(importId, afterLine, most))
                .map(rows -> rows.stream().map(row -> row(row, audience)).toList());
    }

    private ImportedRow row(Row row, Audience audience) {
        var changes = new ArrayList<ImportedRow.Change>();
        fields(row, "changes", audience.withCost())
                .forEach(field ->
                        changes.add(
                                new ImportedRow.Change(
                                        field.name,
                                        shown(field, field.value.get(0)),
                                        shown(field, field.value.get(1)))));
        var conflicts = new ArrayList<ImportedRow.Conflict>();
        fields(row, "conflicts", audience.withCost())
                .forEach(field ->
                        conflicts.add(
                                new ImportedRow.Conflict(field.name, shown(field, field.value))));
        return new ImportedRow(
                row.getInteger("line"),
                row.getString("sku"),
                row.getString("kind"),
                Optional.ofNullable(row.getString("outcome")),
                changes,
                conflicts,
                lists.list(row.getString("errors"), KeptFault.class).stream()
                        .map(fault -> fault.told(audience))
                        .toList());
    }

    private record Field(String name, JsonNode value) {}

    /** In the order of the columns of an export. */
    private List<Field> fields(Row row, String column, boolean withCost) {
        var text = row.getString(column);
        if (text == null) {
            return List.of();
        }
        try {
            var all = json.readTree(text);
            var fields = new ArrayList<Field>();
            for (var field : ProductField.values()) {
                if (all.has(field.key()) && (withCost || field != ProductField.COST)) {
                    fields.add(new Field(field.key(), all.get(field.key())));
                }
            }
            return fields;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds unreadable JSON", e);
        }
    }

    private static Optional<String> shown(Field field, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        var isNumbers =
                ProductField.ofKey(field.name)
                        .filter(known -> known.kind() == ProductField.Kind.NUMBERS)
                        .isPresent();
        return Optional.of(
                isNumbers ? NumberList.ofJson(value.textValue()).toCell() : value.textValue());
    }
}
