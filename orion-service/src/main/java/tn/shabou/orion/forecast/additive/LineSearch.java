package tn.shabou.orion.forecast.additive;

/**
 * Looks along a direction for a point that satisfies the strong Wolfe conditions (Nocedal and
 * Wright, algorithms 3.5 and 3.6), with the steps that Stan 2 takes.
 */
final class LineSearch {

    private static final double ENOUGH_FALL = 1e-4;
    private static final double ENOUGH_FLATTENING = 0.9;
    private static final double LEAST_STEP = 1e-12;
    private static final double LEAST_RANGE = 1e-16;
    private static final int MOST_TRIALS = 200;

    /** A point on the line: how far along, its cost, and the slope of the cost there. */
    private record Trial(double step, double cost, double slope) {}

    private final Posterior posterior;
    private final double[] point;
    private final double[] gradient;

    private double[] from = {};
    private double[] direction = {};
    private Trial last = new Trial(0, 0, 0);

    LineSearch(Posterior posterior) {
        this.posterior = posterior;
        point = new double[posterior.size()];
        gradient = new double[posterior.size()];
    }

    /** Whether a point was found; it is {@link #point()} then. */
    boolean search(
            double[] start, double cost, double[] slope, double[] towards, double firstStep) {
        from = start;
        direction = towards;
        var origin = new Trial(0, cost, Vectors.dot(slope, towards));
        var previous = new Trial(LEAST_STEP, cost, origin.slope());
        double step = firstStep;
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            var next = attempt(step);
            if (!Double.isFinite(next.cost())) {
                step = (previous.step() + step) / 2;
                continue;
            }
            if (next.cost() > cost + ENOUGH_FALL * firstStep * origin.slope()
                    || (next.cost() >= previous.cost() && trial > 0)) {
                return narrow(origin, previous, next);
            }
            if (isFlatEnough(next, origin)) {
                return true;
            }
            if (next.slope() >= 0) {
                return narrow(origin, next, previous);
            }
            previous = next;
            step *= 10;
        }
        return false;
    }

    /** Where the search ended. */
    double[] point() {
        return point;
    }

    double[] slope() {
        return gradient;
    }

    double cost() {
        return last.cost();
    }

    double step() {
        return last.step();
    }

    /** The slope along the direction, where the search ended. */
    double slopeAhead() {
        return last.slope();
    }

    private Trial attempt(double step) {
        for (int j = 0; j < point.length; j++) {
            point[j] = from[j] + step * direction[j];
        }
        double cost = posterior.at(point, gradient);
        last = new Trial(step, cost, Vectors.dot(gradient, direction));
        return last;
    }

    private static boolean isFlatEnough(Trial trial, Trial origin) {
        return Math.abs(trial.slope()) <= -ENOUGH_FLATTENING * origin.slope();
    }

    /** Closes in on a point between {@code low}, the better one so far, and {@code high}. */
    private boolean narrow(Trial origin, Trial low, Trial high) {
        Trial best = low;
        Trial other = high;
        for (int trial = 1; trial < MOST_TRIALS; trial++) {
            if (!(Math.abs(best.step() - other.step()) >= LEAST_RANGE)) {
                return false;
            }
            var next = attempt(trial % 5 == 0 ? middle(best, other) : between(best, other));
            boolean falls =
                    next.cost() <= origin.cost() + ENOUGH_FALL * next.step() * origin.slope();
            if (!falls || next.cost() >= best.cost()) {
                other = next;
                continue;
            }
            if (isFlatEnough(next, origin)) {
                return true;
            }
            if (next.slope() * (other.step() - best.step()) >= 0) {
                other = best;
            }
            best = next;
        }
        return false;
    }

    private static double middle(Trial a, Trial b) {
        return (a.step() + b.step()) / 2;
    }

    /** The valley of the cubic through both points; the middle when it lies too near to one. */
    private static double between(Trial low, Trial high) {
        double width = low.step() - high.step();
        double first = low.slope() + high.slope() - 3 * (low.cost() - high.cost()) / width;
        double root = Math.sqrt(first * first - low.slope() * high.slope());
        double second = width > 0 ? -root : root;
        double step =
                high.step()
                        + width
                                * (high.slope() + second - first)
                                / (high.slope() - low.slope() + 2 * second);
        double margin = 0.01 * Math.abs(width);
        boolean inside =
                step >= Math.min(low.step(), high.step()) + margin
                        && step <= Math.max(low.step(), high.step()) - margin;
        return inside ? step : middle(low, high);
    }

    /**
     * Where the cubic that leaves the origin with {@code slope} and passes {@code at} with this
     * height and slope is lowest, between {@code least} and 1.
     */
    static double valley(double slope, double at, double height, double slopeThere, double least) {
        double third = (6 * at * (slope + slopeThere) - 12 * height) / (at * at * at);
        double second = 6 * height / (at * at) - (4 * slope + 2 * slopeThere) / at;
        double root = Math.sqrt(second * second - 2 * slope * third);
        double[] candidates = {least, 1, -(second + root) / third, -(second - root) / third};
        double lowest = least;
        double lowestHeight = Double.POSITIVE_INFINITY;
        for (double x : candidates) {
            double y = x * (x * (x * third / 3 + second) / 2 + slope);
            if (x >= least && x <= 1 && y < lowestHeight) {
                lowest = x;
                lowestHeight = y;
            }
        }
        return lowest;
    }
}
