package tn.shabou.api.quality;

import tn.shabou.api.http.ProblemType;

/** What the judgement of sales may refuse. */
enum QualityProblem implements ProblemType {
    SALES_NOT_JUDGED(404, "No sales of this product were judged");

    private final int status;
    private final String title;

    QualityProblem(int status, String title) {
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
