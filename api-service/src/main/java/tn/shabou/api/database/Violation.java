package tn.shabou.api.database;

import io.vertx.pgclient.PgException;

/** What PostgreSQL refuses because of what is there, for statements that leave the check to it. */
public final class Violation {

    private static final String UNIQUE = "23505";
    private static final String FOREIGN_KEY = "23503";

    private Violation() {}

    /** There is one like that already, perhaps since a moment ago. */
    public static boolean isDuplicate(Throwable failure) {
        return is(failure, UNIQUE);
    }

    /** Others name it, so it cannot go. */
    public static boolean isInUse(Throwable failure) {
        return is(failure, FOREIGN_KEY);
    }

    private static boolean is(Throwable failure, String state) {
        return failure instanceof PgException refusal && state.equals(refusal.getSqlState());
    }
}
