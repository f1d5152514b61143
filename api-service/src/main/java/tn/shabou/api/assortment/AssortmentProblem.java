package tn.shabou.api.assortment;

import tn.shabou.api.http.ProblemType;

/** What editing products and views of them may refuse. */
enum AssortmentProblem implements ProblemType {
    PRODUCT_NOT_FOUND(404, "There is no such product"),
    VIEW_NOT_FOUND(404, "There is no such view"),
    PRODUCT_EXISTS(409, "Another product has this SKU"),
    VIEW_EXISTS(409, "You have a view of this name"),
    VIEW_OF_ANOTHER(409, "Somebody else made this view");

    private final int status;
    private final String title;

    AssortmentProblem(int status, String title) {
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
