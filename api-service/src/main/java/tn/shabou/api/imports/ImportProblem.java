package tn.shabou.api.imports;

import tn.shabou.api.http.ProblemType;

/** What an import may refuse. */
public enum ImportProblem implements ProblemType {
    INVALID_SALES_FILE(422, "The sales file cannot be imported"),
    INVALID_PRODUCT_FILE(422, "The product file cannot be imported"),
    IMPORT_NOT_FOUND(404, "No import has this id"),
    IMPORT_BUILT_UPON(409, "A later import builds on this one"),
    IMPORT_NOT_READY(409, "The import cannot do this now");

    private final int status;
    private final String title;

    ImportProblem(int status, String title) {
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
