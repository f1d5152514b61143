package tn.shabou.api.orders;

import tn.shabou.api.http.ProblemType;

/** What orders may refuse. */
enum OrderProblem implements ProblemType {
    ORDER_PART_NOT_FOUND(404, "There is no such part to order"),
    SUPPLIER_NOT_FOUND(404, "There is no such supplier");

    private final int status;
    private final String title;

    OrderProblem(int status, String title) {
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
