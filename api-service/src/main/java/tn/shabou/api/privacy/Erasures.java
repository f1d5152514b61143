package tn.shabou.api.privacy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;

/**
 * Forgets a subject in all tables, by one function of the database that also suppresses it, and in
 * the work that was given up.
 */
@ApplicationScoped
class Erasures {

    private static final String ERASE = "SELECT erase_subject($1, $2)::jsonb AS erased";

    private final Pool database;
    private final AuditTrail audit;
    private final LettersAbout letters;

    Erasures(Pool database, AuditTrail audit, LettersAbout letters) {
        this.database = database;
        this.audit = audit;
        this.letters = letters;
    }

    /**
     * What was forgotten.
     *
     * @param id by which the audit log tells of it
     * @param pages that were deleted, or emptied where they are of others and mention the subject
     * @param deadLetters of the prospector that were dropped
     * @param auditMentions entries of the audit log, which nobody can change, that speak of the
     *     subject
     */
    @RegisterForReflection
    record Erasure(UUID id, int leads, int facts, int pages, int deadLetters, int auditMentions) {

        private JsonObject counts() {
            return new JsonObject()
                    .put("leads", leads)
                    .put("facts", facts)
                    .put("pages", pages)
                    .put("deadLetters", deadLetters);
        }
    }

    /** What the database forgot, and the words by which the subject was known to it. */
    private record Forgotten(JsonObject counts, List<String> known) {}

    /** All or nothing: while dead letters cannot be read, nothing is erased. */
    Uni<Erasure> erase(Subject subject, Editor by) {
        return database.withTransaction(transaction ->
                forget(transaction, subject)
                        .chain(gone ->
                                letters.drop(gone.known())
                                        .map(dropped -> erasure(gone.counts(), dropped)))
                        .call(erasure ->
                                audit.append(
                                        transaction,
                                        by.deed(
                                                "erase subject",
                                                "privacy",
                                                erasure.id(),
                                                erasure.counts()
                                                        .put("kind", subject.kind().name())))));
    }

    private static Uni<Forgotten> forget(SqlConnection transaction, Subject subject) {
        return transaction
                .preparedQuery(ERASE)
                .execute(Tuple.of(subject.kind().name(), subject.wanted()))
                .map(rows -> rows.iterator().next().getJsonObject("erased"))
                .map(erased ->
                        new Forgotten(
                                erased,
                                erased.getJsonArray("known").stream()
                                        .map(String::valueOf)
                                        .toList()));
    }

    private static Erasure erasure(JsonObject counts, int deadLetters) {
        return new Erasure(
                UUID.randomUUID(),
                counts.getInteger("leads"),
                counts.getInteger("facts"),
                counts.getInteger("pages"),
                deadLetters,
                counts.getInteger("auditMentions"));
    }
}
