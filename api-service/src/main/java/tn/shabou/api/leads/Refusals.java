package tn.shabou.api.leads;

import io.vertx.pgclient.PgException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tn.shabou.api.http.Problem;

/** What the database refuses about leads, said to whoever asked for it. */
final class Refusals {

    /** As the database names it in its refusals. */
    private static final Pattern STATE = Pattern.compile("[A-Z]{3,}");

    private static final String CHANGED_MEANWHILE = "SB001";
    private static final String NOT_A_DECISION = "SB002";

    private Refusals() {}

    static Throwable of(PgException failure) {
        var states =
                STATE.matcher(failure.getErrorMessage()).results().map(MatchResult::group).toList();
        return switch (failure.getSqlState()) {
            case CHANGED_MEANWHILE ->
                    new Problem(
                            LeadProblem.LEAD_CHANGED_MEANWHILE,
                            "Read it again: the lead is %s meanwhile.",
                            states.getFirst());
            case NOT_A_DECISION ->
                    states.isEmpty()
                            ? new Problem(
                                    LeadProblem.LEAD_DECISION_REFUSED,
                                    "Only the latest decision can be taken back, and only once.")
                            : new Problem(
                                    LeadProblem.LEAD_DECISION_REFUSED,
                                    "A lead that is %s cannot become %s.",
                                    states.getFirst(),
                                    states.getLast());
            default -> failure;
        };
    }
}
