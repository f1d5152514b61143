package tn.shabou.api.leads;

import tn.shabou.api.http.ProblemType;

/** What the inbox of leads may refuse. */
enum LeadProblem implements ProblemType {
    LEAD_NOT_FOUND(404, "There is no such lead"),
    LEAD_CHANGED_MEANWHILE(409, "Somebody else decided about this lead meanwhile"),
    LEAD_DECISION_REFUSED(409, "This decision cannot be taken about the lead now"),
    LEAD_MERGE_REFUSED(409, "These leads cannot be put together"),
    REJECTION_WITHOUT_REASON(422, "A rejection needs a reason"),
    INVALID_LEAD_FILE(422, "The file of leads cannot be imported");

    private final int status;
    private final String title;

    LeadProblem(int status, String title) {
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
