package tn.shabou.api.jobs;

import java.util.Set;
import tn.shabou.api.http.Wording;

/** What staff may decide about a job, and when. Deciding the same again changes nothing. */
public enum Decision {
    APPLY(
            "apply",
            Set.of(JobState.APPLYING, JobState.APPLIED),
            """
            UPDATE {jobs}
               SET state = 'APPLYING', applied_by = $2, failure = NULL, attempts = 0, worker = NULL, worker_until = NULL
             WHERE id = $1 AND state IN ('CHECKED', 'CANCELLED', 'FAILED') AND checked_at IS NOT NULL
               AND undone_by IS NULL AND EXISTS (SELECT FROM {rows} WHERE {key} = $1)
            """,
            Wording.of(
                    "It can be applied once its check has ended and found something to do, or where applying was stopped.")),
    CANCEL(
            "cancel",
            Set.of(JobState.CANCELLED),
            """
            UPDATE {jobs} SET state = 'CANCELLED', worker = NULL, worker_until = NULL{closing}
             WHERE id = $1 AND $2::uuid IS NOT NULL AND state IN ('CHECKING', 'CHECKED', 'APPLYING')
            """,
            Wording.of("It can be cancelled until it is applied; after that, undo it.")),
    UNDO(
            "undo",
            Set.of(JobState.UNDOING, JobState.UNDONE),
            """
            UPDATE {jobs}
               SET state = 'UNDOING', undone_by = $2, failure = NULL, attempts = 0, worker = NULL, worker_until = NULL{closing}
             WHERE id = $1 AND state IN ('APPLIED', 'CANCELLED', 'FAILED') AND applied_to > 0
               AND EXISTS (SELECT FROM {rows} WHERE {key} = $1)
            """,
            Wording.of(
                    "It can be undone once it was applied, or where applying was stopped, for as long as its rows are kept."));

    private final String verb;
    private final Set<JobState> already;
    private final String statement;
    private final Wording when;

    Decision(String verb, Set<JobState> already, String statement, Wording when) {
        this.verb = verb;
        this.already = already;
        this.statement = statement;
        this.when = when;
    }

    String verb() {
        return verb;
    }

    boolean isMade(JobState state) {
        return already.contains(state);
    }

    /** Changes one row when it may be made; parameters: the job, who decides. */
    String statement() {
        return statement;
    }

    /** When it may be made, for whoever came at the wrong moment. */
    Wording when() {
        return when;
    }
}
