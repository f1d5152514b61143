package tn.shabou.api.imports.products;

import java.util.Set;
import tn.shabou.api.http.Wording;

/** What staff may decide about an import, and when. Deciding the same again changes nothing. */
enum Decision {
    APPLY(
            "apply product import",
            Set.of(ImportState.APPLYING, ImportState.APPLIED),
            """
            UPDATE product_import
               SET state = 'APPLYING', applied_by = $2, failure = NULL, attempts = 0, worker = NULL, worker_until = NULL
             WHERE id = $1 AND state IN ('CHECKED', 'CANCELLED', 'FAILED') AND checked_at IS NOT NULL
               AND undone_by IS NULL AND EXISTS (SELECT FROM product_import_row WHERE import_id = $1)
            """,
            Wording.of(
                    "An import can be applied once its check has ended, or where applying was stopped.")),
    CANCEL(
            "cancel product import",
            Set.of(ImportState.CANCELLED),
            """
            UPDATE product_import SET state = 'CANCELLED', current = false, worker = NULL, worker_until = NULL
             WHERE id = $1 AND $2::uuid IS NOT NULL AND state IN ('CHECKING', 'CHECKED', 'APPLYING')
            """,
            Wording.of("An import can be cancelled until it is applied; after that, undo it.")),
    UNDO(
            "undo product import",
            Set.of(ImportState.UNDOING, ImportState.UNDONE),
            """
            UPDATE product_import
               SET state = 'UNDOING', undone_by = $2, current = false, failure = NULL, attempts = 0, worker = NULL,
                   worker_until = NULL
             WHERE id = $1 AND state IN ('APPLIED', 'CANCELLED', 'FAILED') AND applied_to > 0
               AND EXISTS (SELECT FROM product_import_row WHERE import_id = $1)
            """,
            Wording.of(
                    "An import can be undone once it was applied, or where applying was stopped, for as long as its rows are kept."));

    private final String deed;
    private final Set<ImportState> already;
    private final String statement;
    private final Wording when;

    Decision(String deed, Set<ImportState> already, String statement, Wording when) {
        this.deed = deed;
        this.already = already;
        this.statement = statement;
        this.when = when;
    }

    /** As the audit trail calls it. */
    String deed() {
        return deed;
    }

    boolean isMade(ImportState state) {
        return already.contains(state);
    }

    /** Changes one row when it may be made; parameters: the import, who decides. */
    String statement() {
        return statement;
    }

    /** When it may be made, for whoever came at the wrong moment. */
    Wording when() {
        return when;
    }
}
