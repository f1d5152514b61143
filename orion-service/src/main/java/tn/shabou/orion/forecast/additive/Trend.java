package tn.shabou.orion.forecast.additive;

/** How the level moves in the long run. */
public sealed interface Trend {

    /** A level that stays. */
    record Flat() implements Trend {}

    /** A straight line that changes its slope here and there. */
    record Linear(ChangePoints changes) implements Trend {}

    /**
     * Growth from {@code floor} that comes to rest at {@code cap}, both in units of demand, and
     * changes its rate here and there.
     */
    record Logistic(ChangePoints changes, double cap, double floor) implements Trend {

        public Logistic {
            if (!(cap > floor)) {
                throw new IllegalArgumentException("cap " + cap + " is not above floor " + floor);
            }
        }
    }

    /** Where the rate may change; nowhere for a level that stays. */
    default ChangePoints changes() {
        return switch (this) {
            case Flat() -> ChangePoints.NONE;
            case Linear(var changes) -> changes;
            case Logistic(var changes, _, _) -> changes;
        };
    }

    /** The level that demand is counted from. */
    default double floor() {
        return this instanceof Logistic logistic ? logistic.floor() : 0;
    }
}
