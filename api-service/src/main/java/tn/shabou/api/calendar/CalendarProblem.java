package tn.shabou.api.calendar;

import tn.shabou.api.http.ProblemType;

/** What the calendar may refuse. */
enum CalendarProblem implements ProblemType {
    DAYS_NOT_FOUND(404, "There are no such announced days"),
    DAYS_ANNOUNCED_ALREADY(409, "These days are announced already"),
    DAYS_IMPOSSIBLE(422, "These days cannot be");

    private final int status;
    private final String title;

    CalendarProblem(int status, String title) {
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
