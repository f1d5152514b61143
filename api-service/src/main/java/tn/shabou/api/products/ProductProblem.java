package tn.shabou.api.products;

import tn.shabou.api.http.ProblemType;

/** What the page of a product may refuse. */
enum ProductProblem implements ProblemType {
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
