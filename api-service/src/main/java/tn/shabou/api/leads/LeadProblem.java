package tn.shabou.api.leads;

import tn.shabou.api.http.ProblemType;

/** What the inbox of leads may refuse. */
enum LeadProblem implements ProblemType {
    LEAD_NOT_FOUND;

    @Override
    public int status() {
        return 404;
    }

    @Override
    public String title() {
        return "There is no such lead";
    }
}
