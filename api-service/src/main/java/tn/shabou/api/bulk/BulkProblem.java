package tn.shabou.api.bulk;

import tn.shabou.api.http.ProblemType;

/** What a bulk edit may be refused for. */
enum BulkProblem implements ProblemType {
    BULK_EDIT_NOT_FOUND(404, "No bulk edit has this id"),
    BULK_EDIT_NOT_READY(409, "The bulk edit cannot do this now"),
    BULK_EDIT_TOO_LARGE(422, "That is too many products at once"),
    INVALID_BULK_EDIT(422, "The bulk edit cannot be made");

    private final int status;
    private final String title;

    BulkProblem(int status, String title) {
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
