package tn.shabou.api.insights;

import tn.shabou.api.http.ProblemType;

/** What the inbox of insights may refuse. */
enum InsightProblem implements ProblemType {
    INSIGHT_BATCH_NOT_FOUND(404, "There is no such decision"),
    INSIGHTS_TOO_MANY(409, "These are too many at once"),
    INSIGHT_DECISION_INCOMPLETE(422, "Something is missing in the decision");

    private final int status;
    private final String title;

    InsightProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
