package tn.shabou.api.privacy;

import tn.shabou.api.http.ProblemType;

/** What a request about a subject may be refused for. */
enum PrivacyProblem implements ProblemType {
    UNUSABLE_SUBJECT(422, "Nobody can be known by this");

    private final int status;
    private final String title;

    PrivacyProblem(int status, String title) {
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
