package tn.shabou.api.taxonomy.editing;

import io.vertx.pgclient.PgException;

/** How PostgreSQL says that something cannot go, since others name it. */
final class InUse {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private InUse() {}

    static boolean is(Throwable failure) {
        return failure instanceof PgException refusal
                && FOREIGN_KEY_VIOLATION.equals(refusal.getSqlState());
    }
}
