package tn.shabou.api.scoring;

import tn.shabou.api.http.ProblemType;

/** What choosing a model may be refused for. */
enum ScoringProblem implements ProblemType {
    SCORE_MODEL_NOT_FOUND(404, "No model of the score has this version"),
    SCORE_MODEL_CANNOT_SERVE(409, "This model cannot serve now");

    private final int status;
    private final String title;

    ScoringProblem(int status, String title) {
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
