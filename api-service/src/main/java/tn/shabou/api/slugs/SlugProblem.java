package tn.shabou.api.slugs;

import tn.shabou.api.http.ProblemType;

/** What an address may be refused for. */
enum SlugProblem implements ProblemType {
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
