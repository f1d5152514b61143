package tn.shabou.api.vehicles.editing;

import java.util.ArrayList;
import java.util.List;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.api.vehicles.editing.EditedVehicle.Draft;

/** What a draft has to say, and may say, at its level. */
final class VehicleRules {

    private VehicleRules() {}

    /**
     * @throws Problem that names each wrong field
     */
    static void check(Level level, Draft draft) {
        var faults = new ArrayList<Problem.Fault>();
        if (level.hasParent() == (draft.parentId() == null)) {
            faults.add(new Problem.Fault("parentId", above(level)));
        }
        for (var fact : Fact.values()) {
            if (fact.of(draft) != null && !level.facts().contains(fact)) {
                faults.add(
                        new Problem.Fault(
                                fact.field(), "is nothing that is said of %s", level.path()));
            }
        }
        if (level == Level.GENERATIONS && draft.yearFrom() == null) {
            faults.add(new Problem.Fault("yearFrom", "must be known"));
        }
        if (level == Level.ENGINES && draft.fuel() == null) {
            faults.add(new Problem.Fault("fuel", "must be known"));
        }
        if (isOutOfOrder(draft)) {
            faults.add(new Problem.Fault("yearTo", "must not be before yearFrom"));
        }
        require(faults);
    }

    /** What to say of the parent when it is missing, or there where none can be. */
    static Wording above(Level level) {
        return level.hasParent()
                ? Wording.of("names one of the %s", level.parent().path())
                : Wording.of("makes stand below nothing");
    }

    private static boolean isOutOfOrder(Draft draft) {
        var from = draft.yearFrom();
        var to = draft.yearTo();
        return from != null && to != null && to < from;
    }

    static Problem noParent(Level level) {
        return problem(
                List.of(
                        new Problem.Fault(
                                "parentId", "none of the %s has this id", level.parent().path())));
    }

    private static void require(List<Problem.Fault> faults) {
        if (!faults.isEmpty()) {
            throw problem(faults);
        }
    }

    private static Problem problem(List<Problem.Fault> faults) {
        return Problem.invalid(faults);
    }
}
