package tn.shabou.api.fit;

import java.util.ArrayList;
import java.util.List;
import tn.shabou.api.fit.Condition.OneOf;
import tn.shabou.api.vehicles.Vehicle.Engine;

/**
 * What the catalogue says: the part fits that engine at that position, under these conditions.
 *
 * @param position empty when there is but one place
 */
record Fitment(long engineId, String position, List<Condition> conditions) {

    /** What is known of it for a car with that engine, and what is not. */
    record Finding(
            String position, Outcome outcome, List<Condition> open, List<Condition> broken) {}

    Finding finding(Engine engine, Car car) {
        var all = new ArrayList<>(conditions);
        if (!position.isEmpty() && car.fact(Fact.POSITION).isPresent()) {
            all.add(new OneOf(Fact.POSITION, List.of(position)));
        }
        var outcome = Outcome.MET;
        var open = new ArrayList<Condition>();
        var broken = new ArrayList<Condition>();
        for (var condition : all) {
            var one = condition.outcome(engine, car);
            outcome = outcome.and(one);
            if (one == Outcome.UNKNOWN) {
                open.add(condition);
            } else if (one == Outcome.BROKEN) {
                broken.add(condition);
            }
        }
        return new Finding(position, outcome, List.copyOf(open), List.copyOf(broken));
    }
}
