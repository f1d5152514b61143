package tn.shabou.api.forecasts;

import tn.shabou.api.http.ProblemType;

/** What the review of forecasts may refuse. */
enum ForecastProblem implements ProblemType {
    FORECAST_NOT_FOUND(404, "There is no forecast of this product"),
    OVERRIDE_NOT_FOUND(404, "There is no such override"),
    OVERRIDE_CHANGED_MEANWHILE(409, "Somebody else overrode this period just now"),
    OVERRIDE_INCOMPLETE(422, "Something is missing in the override"),
    PERIOD_NOT_FORECAST(422, "This period is not forecast");

    private final int status;
    private final String title;

    ForecastProblem(int status, String title) {
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
