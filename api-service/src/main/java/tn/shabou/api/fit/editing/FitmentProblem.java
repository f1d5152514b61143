package tn.shabou.api.fit.editing;

import tn.shabou.api.http.ProblemType;

/** What editing fitments may refuse. */
enum FitmentProblem implements ProblemType {
    PART_NOT_FOUND(404, "There is no such product"),
    FITMENT_NOT_FOUND(404, "There is no such fitment"),
    FITMENT_EXISTS(409, "The part fits this engine there already");

    private final int status;
    private final String title;

    FitmentProblem(int status, String title) {
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
