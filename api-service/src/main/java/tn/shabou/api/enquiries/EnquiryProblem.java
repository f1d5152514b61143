package tn.shabou.api.enquiries;

import tn.shabou.api.http.ProblemType;

/** What enquiries may be refused for. */
enum EnquiryProblem implements ProblemType {
    ENQUIRY_NOT_FOUND(404, "There is no such enquiry"),
    ENQUIRY_CHANGED_MEANWHILE(409, "Somebody else decided about this enquiry meanwhile"),
    ENQUIRY_DECISION_REFUSED(409, "This decision cannot be taken about the enquiry now"),
    CANCELLATION_WITHOUT_REASON(422, "A cancellation needs a reason"),
    ENQUIRY_PHONE_UNUSABLE(422, "This is no number that could be called"),
    ENQUIRY_LINES_UNUSABLE(422, "Some parts cannot be asked for"),
    ENQUIRY_LIKE_SPAM(422, "This looks as if no person had filled it in"),
    ASSIGNEE_UNKNOWN(422, "There is no such member of staff");

    private final int status;
    private final String title;

    EnquiryProblem(int status, String title) {
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
