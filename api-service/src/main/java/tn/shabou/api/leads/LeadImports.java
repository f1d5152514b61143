package tn.shabou.api.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;

/** Takes in files of leads: table {@code lead_import}, by which the same file is known again. */
@ApplicationScoped
class LeadImports {

    private static final int SHOWN = 20;

    private static final String OPEN =
            """
            INSERT INTO lead_import (id, file_name, file_sha256, leads, imported_at, imported_by)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (file_sha256) DO NOTHING
            """;

    private static final String KNOWN = "SELECT 1 FROM lead_import WHERE file_sha256 = $1";

    private final Pool database;
    private final Vertx vertx;
    private final LeadEntries entries;
    private final AuditTrail audit;
    private final Clock clock;

    LeadImports(Pool database, Vertx vertx, LeadEntries entries, AuditTrail audit, Clock clock) {
        this.database = database;
        this.vertx = vertx;
        this.entries = entries;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes the file in and deletes it, whatever came of it.
     *
     * @param validateOnly whether nothing is stored
     */
    Uni<LeadImport> bringIn(Path path, String fileName, boolean validateOnly, Editor editor) {
        return vertx.executeBlocking(() -> LeadFile.read(path), false)
                .chain(file ->
                        validateOnly ? preview(file, fileName) : store(file, fileName, editor))
                .onTermination()
                .call(() -> vertx.fileSystem().delete(path.toString()));
    }

    private Uni<LeadImport> preview(LeadFile file, String fileName) {
        return database.preparedQuery(KNOWN)
                .execute(Tuple.of(file.sha256()))
                .map(rows -> outcome(file, fileName, 0, rows.size() > 0));
    }

    private Uni<LeadImport> store(LeadFile file, String fileName, Editor editor) {
        return database.withTransaction(transaction ->
                open(transaction, file, fileName, editor)
                        .chain(isNew ->
                                isNew
                                        ? entries.enterAll(
                                                        transaction,
                                                        file.leads(),
                                                        LeadEntries.Way.CSV_FILE)
                                                .call(() ->
                                                        told(transaction, file, fileName, editor))
                                                .map(ids ->
                                                        outcome(file, fileName, ids.size(), false))
                                        : Uni.createFrom().item(outcome(file, fileName, 0, true))));
    }

    private Uni<Boolean> open(
            SqlConnection transaction, LeadFile file, String fileName, Editor editor) {
        var row =
                Tuple.of(
                        UUID.randomUUID(),
                        fileName,
                        file.sha256(),
                        file.leads().size(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                        editor.actor().id());
        return transaction.preparedQuery(OPEN).execute(row).map(rows -> rows.rowCount() == 1);
    }

    private Uni<Void> told(
            SqlConnection transaction, LeadFile file, String fileName, Editor editor) {
        return audit.append(
                transaction,
                editor.deed(
                        "import leads",
                        "lead_import",
                        file.sha256(),
                        new JsonObject()
                                .put("fileName", fileName)
                                .put("leads", file.leads().size())));
    }

    private static LeadImport outcome(
            LeadFile file, String fileName, int stored, boolean alreadyImported) {
        return new LeadImport(
                fileName,
                file.leads().size(),
                stored,
                alreadyImported,
                file.leads().stream().limit(SHOWN).toList());
    }
}
