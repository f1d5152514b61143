package tn.shabou.api.fleet;

import tn.shabou.api.http.ProblemType;

/** What counts of cars may be refused for. */
enum FleetProblem implements ProblemType {
    FLEET_COUNT_NOT_FOUND(404, "There is no such count of cars"),
    INVALID_FLEET_FILE(422, "The file of cars cannot be taken in");

    private final int status;
    private final String title;

    FleetProblem(int status, String title) {
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
