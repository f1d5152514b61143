package tn.shabou.api.imports.products;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A row of a product file, and what it changes or changed.
 *
 * @param line of the file, counted from 1
 * @param kind NEW, CHANGED, UNCHANGED or ERROR, as of the check
 * @param outcome what was done: CREATED, UPDATED, UNCHANGED, CONFLICT, UNDONE or PARTLY_UNDONE
 * @param conflicts fields that somebody changed, which were therefore left alone
 */
@RegisterForReflection
record ImportedRow(
        int line,
        String sku,
        String kind,
        Optional<String> outcome,
        List<Change> changes,
        List<Conflict> conflicts,
        List<Fault> errors) {

    /** From what to what; both as a cell of the file would say it. */
    @RegisterForReflection
    record Change(String field, Optional<String> before, Optional<String> after) {}

    /**
     * @param column its name in the file
     * @param value what stands there, cut where it is long
     * @param problem what is wrong, and what to write instead, in the reader's language
     */
    @RegisterForReflection
    @Schema(name = "ImportFault")
    record Fault(String column, String value, String problem) {}

    /**
     * @param now the value that somebody gave it
     */
    @RegisterForReflection
    record Conflict(String field, Optional<String> now) {}
}
