package tn.shabou.api.google;

import tn.shabou.api.http.ProblemType;

/** Why nothing of Google can be shown. */
enum GoogleProblem implements ProblemType {
    GOOGLE_SWITCHED_OFF(409, "Google is switched off"),
    GOOGLE_BUDGET_SPENT(429, "The month's budget for Google is spent"),
    GOOGLE_KNOWS_NO_SUCH_PLACE(404, "Google knows no such place"),
    GOOGLE_PLACE_TAKEN(409, "This place of Google is another lead already"),
    GOOGLE_AWAY(503, "Google does not answer");

    private final int status;
    private final String title;

    GoogleProblem(int status, String title) {
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
