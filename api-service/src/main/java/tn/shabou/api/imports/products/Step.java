package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Uni;

/** Work on an import that is done in batches, each committed with how far it has come. */
interface Step {

    /** Does the next batch; false when there is none, or when the import is not ours to work on. */
    Uni<Boolean> next(Jobs.Job job);
}
