package tn.shabou.api.audit;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tn.shabou.api.csv.CsvText;

/** The audit log as a file for a spreadsheet, the latest entry first. */
@ApplicationScoped
class AuditFile {

    private static final int CHUNK = 1000;
    private static final List<String> HEADER =
            List.of(
                    "position",
                    "at",
                    "actor",
                    "action",
                    "entity",
                    "entity_id",
                    "before",
                    "after",
                    "reason",
                    "trace_id");

    private final AuditLog log;

    AuditFile(AuditLog log) {
        this.log = log;
    }

    /** In pieces, each a few lines. */
    Multi<String> text(AuditLog.Filter filter) {
        var header = Multi.createFrom().item(CsvText.of(',', List.of(HEADER)));
        var before = new AtomicLong(Long.MAX_VALUE);
        var lines =
                Multi.createBy()
                        .repeating()
                        .uni(() -> log.entries(filter, before.get(), CHUNK))
                        .whilst(chunk -> chunk.size() == CHUNK)
                        .invoke(chunk -> {
                            if (!chunk.isEmpty()) {
                                before.set(chunk.getLast().position());
                            }
                        })
                        .map(chunk ->
                                CsvText.of(',', chunk.stream().map(AuditFile::line).toList()));
        return Multi.createBy().concatenating().streams(header, lines);
    }

    private static List<String> line(AuditLog.Entry entry) {
        return List.of(
                Long.toString(entry.position()),
                entry.at().toString(),
                entry.actor(),
                entry.action(),
                entry.entity(),
                entry.entityId(),
                AuditLog.json(entry.before()),
                AuditLog.json(entry.after()),
                entry.reason().orElse(""),
                entry.traceId().orElse(""));
    }
}
