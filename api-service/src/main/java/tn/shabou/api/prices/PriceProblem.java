package tn.shabou.api.prices;

import tn.shabou.api.http.ProblemType;

/** What a change of a price may be refused for. */
enum PriceProblem implements ProblemType {
    NO_SUCH_PRODUCT(404, "No product has this id"),
    NO_SUCH_CATEGORY(404, "No category has this slug"),
    SCHEDULED_PRICE_NOT_FOUND(404, "No scheduled price has this id"),
    SCHEDULED_PRICE_IS_OVER(409, "The scheduled price is over"),
    SCHEDULED_PRICES_OVERLAP(409, "Another price is scheduled for that time"),
    PRICE_UNCHANGED(422, "That is the price already"),
    PRICE_BELOW_MARGIN(422, "The price is below what the margin allows"),
    PRICE_NOT_TO_COME(422, "The time is not to come");

    private final int status;
    private final String title;

    PriceProblem(int status, String title) {
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
