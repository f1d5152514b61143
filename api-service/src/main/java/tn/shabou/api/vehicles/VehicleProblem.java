package tn.shabou.api.vehicles;

import tn.shabou.api.http.ProblemType;

/** What the choice of a car may refuse. */
public enum VehicleProblem implements ProblemType {
    VEHICLE_NOT_FOUND(404, "No vehicle has this slug"),
    VIN_NOT_VALID(400, "This is not a VIN");

    private final int status;
    private final String title;

    VehicleProblem(int status, String title) {
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
