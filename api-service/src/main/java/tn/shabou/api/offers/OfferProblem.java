package tn.shabou.api.offers;

import tn.shabou.api.http.ProblemType;

/** What may be refused about offers. */
enum OfferProblem implements ProblemType {
    OFFER_NOT_FOUND(404, "There is no such offer"),
    MATCH_DECIDED_OTHERWISE(409, "The offer is matched with another product");

    private final int status;
    private final String title;

    OfferProblem(int status, String title) {
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
