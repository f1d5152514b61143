package tn.shabou.api.jobs;

/** What is done to the rows of a job, and the columns that tell of it. */
public enum Phase {
    APPLY("applied", JobState.APPLIED),
    UNDO("undone", JobState.UNDONE);

    private final String done;
    private final JobState end;

    Phase(String done, JobState end) {
        this.done = done;
        this.end = end;
    }

    /** The column that tells to which line it has come. */
    String progress() {
        return done + "_to";
    }

    /** The column that tells who asked for it. */
    String asker() {
        return done + "_by";
    }

    /** Ends it; parameters: the job, the time. */
    String finish() {
        return "UPDATE {jobs} SET state = '%s', %s_at = $2, worker = NULL, worker_until = NULL WHERE id = $1"
                .formatted(end, done);
    }
}
