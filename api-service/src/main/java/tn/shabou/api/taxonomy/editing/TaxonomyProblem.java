package tn.shabou.api.taxonomy.editing;

import tn.shabou.api.http.ProblemType;

/** What editing brands and part families may refuse. */
enum TaxonomyProblem implements ProblemType {
    BRAND_NOT_FOUND(404, "There is no such brand"),
    CATEGORY_NOT_FOUND(404, "There is no such category"),
    BRAND_EXISTS(409, "There is such a brand already"),
    BRAND_IN_USE(409, "The brand has products"),
    CATEGORY_IN_USE(409, "The category is not empty"),
    BRAND_MERGE_REFUSED(422, "These brands cannot be merged"),
    CATEGORY_MOVE_REFUSED(422, "The category cannot stand there"),
    CATEGORY_MERGE_REFUSED(422, "These categories cannot be merged");

    private final int status;
    private final String title;

    TaxonomyProblem(int status, String title) {
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
