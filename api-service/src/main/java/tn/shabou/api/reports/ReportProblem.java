package tn.shabou.api.reports;

import tn.shabou.api.http.ProblemType;

/** What asking for a report may be refused for. */
enum ReportProblem implements ProblemType {
    REPORT_NOT_FOUND(404, "There is no report of this week");

    private final int status;
    private final String title;

    ReportProblem(int status, String title) {
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
