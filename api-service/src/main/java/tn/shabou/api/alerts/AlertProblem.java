package tn.shabou.api.alerts;

import tn.shabou.api.http.ProblemType;

/** What a rule or an alert may be refused for. */
enum AlertProblem implements ProblemType {
    PRICE_RULE_NOT_FOUND(404, "There is no such rule"),
    PRICE_ALERT_NOT_FOUND(404, "There is no such alert"),
    PRICE_RULE_EXISTS(409, "This rule is there already"),
    PRICE_RULE_UNUSABLE(422, "The rule cannot be kept");

    private final int status;
    private final String title;

    AlertProblem(int status, String title) {
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
