package tn.shabou.api.catalog;

import tn.shabou.api.http.ProblemType;

/** What the catalogue may refuse. */
enum CatalogProblem implements ProblemType {
    BRAND_NOT_FOUND("No brand has this slug"),
    CATEGORY_NOT_FOUND("No category has this slug");

    private final String title;

    CatalogProblem(String title) {
        this.title = title;
    }

    @Override
    public int status() {
        return 404;
    }

    @Override
    public String title() {
        return title;
    }
}
