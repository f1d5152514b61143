package tn.shabou.api.imports;

import tn.shabou.api.http.ProblemType;

/** What an import may refuse. */
enum ImportProblem implements ProblemType {
    INVALID_SALES_FILE;

    @Override
    public int status() {
        return 422;
    }

    @Override
    public String title() {
        return "The sales file cannot be imported";
    }
}
