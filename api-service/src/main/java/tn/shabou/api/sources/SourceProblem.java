package tn.shabou.api.sources;

import tn.shabou.api.http.ProblemType;

/** What the doors of the sources may refuse. */
enum SourceProblem implements ProblemType {
    SOURCE_NOT_FOUND(404, "There is no such source"),
    SOURCE_EXISTS_ALREADY(409, "There is such a source already"),
    SOURCE_NOT_USABLE(422, "The source cannot be used like this");

    private final int status;
    private final String title;

    SourceProblem(int status, String title) {
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
