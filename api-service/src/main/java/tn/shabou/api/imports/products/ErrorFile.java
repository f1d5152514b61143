package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tn.shabou.api.csv.CsvText;
import tn.shabou.api.http.Wording;

/** The rows that were not taken as they are, as a file: a line for each fault. */
@ApplicationScoped
class ErrorFile {

    private static final int CHUNK = 1000;
    private static final List<String> HEADER = List.of("line", "sku", "column", "value", "problem");

    private final ImportedRows rows;

    ErrorFile(ImportedRows rows) {
        this.rows = rows;
    }

    /** In pieces, each a few lines, in the reader's language. */
    Multi<String> text(UUID importId, Audience audience) {
        var header = Multi.createFrom().item(CsvText.of(',', List.of(HEADER)));
        var lines =
                Multi.createBy()
                        .repeating()
                        .uni(AtomicInteger::new, after -> chunk(importId, after, audience))
                        .whilst(chunk -> chunk.size() == CHUNK)
                        .map(chunk ->
                                CsvText.of(
                                        ',',
                                        chunk.stream()
                                                .flatMap(row -> lines(row, audience))
                                                .toList()));
        return Multi.createBy().concatenating().streams(header, lines);
    }

    private Uni<List<ImportedRow>> chunk(UUID importId, AtomicInteger after, Audience audience) {
        return rows.wrong(importId, after.get(), CHUNK, audience)
                .invoke(chunk -> {
                    if (!chunk.isEmpty()) {
                        after.set(chunk.getLast().line());
                    }
                });
    }

    private static Stream<List<String>> lines(ImportedRow row, Audience audience) {
        var errors =
                row.errors().stream()
                        .map(fault -> line(row, fault.column(), fault.value(), fault.problem()));
        var conflicts =
                row.conflicts().stream()
                        .map(conflict ->
                                line(
                                        row,
                                        conflict.field(),
                                        conflict.now().orElse(""),
                                        audience.told(
                                                Wording.of(
                                                        "somebody else gave it this value meanwhile; it was left so"))));
        return Stream.concat(errors, conflicts);
    }

    private static List<String> line(ImportedRow row, String column, String value, String problem) {
        return List.of(Integer.toString(row.line()), row.sku(), column, value, problem);
    }
}
