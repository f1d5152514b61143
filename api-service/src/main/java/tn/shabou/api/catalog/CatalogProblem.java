package tn.shabou.api.catalog;

import tn.shabou.api.http.ProblemType;

/** What the catalogue may refuse. */
enum CatalogProblem implements ProblemType {
    PRODUCT_NOT_FOUND;

    @Override
    public int status() {
        return 404;
    }

    @Override
    public String title() {
        return "No product has this slug";
    }
}
