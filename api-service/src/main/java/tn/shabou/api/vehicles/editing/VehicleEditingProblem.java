package tn.shabou.api.vehicles.editing;

import tn.shabou.api.http.ProblemType;

/** What editing cars may refuse. */
enum VehicleEditingProblem implements ProblemType {
    CAR_NOT_FOUND(404, "There is no such car"),
    CAR_EXISTS(409, "There is such a car already");

    private final int status;
    private final String title;

    VehicleEditingProblem(int status, String title) {
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
