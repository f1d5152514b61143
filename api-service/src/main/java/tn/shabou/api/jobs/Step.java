package tn.shabou.api.jobs;

import io.smallrye.mutiny.Uni;

/** Work on a job that is done in batches, each committed with how far it has come. */
public interface Step {

    /** Does the next batch; false when there is none, or when the job is not ours to work on. */
    Uni<Boolean> next(Job job);
}
