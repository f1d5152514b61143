package tn.shabou.orion.forecast.additive;

import java.util.Arrays;

/**
 * The search of Prophet: L-BFGS with five remembered steps (Nocedal and Wright, "Numerical
 * Optimization", algorithm 7.4), begun, stopped and started anew as Stan 2 does. On the edges of
 * the Laplace prior such a search comes to rest a little before the optimum; to forecast what
 * Prophet does, one has to come to rest where it does.
 */
final class QuasiNewton {

    private static final int MEMORY = 5;
    private static final int MOST_STEPS = 10_000;
    private static final double FIRST_STEP = 1e-3;
    private static final double LEAST_STEP = 1e-12;
    private static final double LEAST_CHANGE = 1e-12;
    private static final double LEAST_NORM = 1e-8;
    private static final double RELATIVE_CHANGE = 1e4 * Math.ulp(1.0);
    private static final double RELATIVE_SLOPE = 1e7 * Math.ulp(1.0);

    private final Posterior posterior;
    private final LineSearch line;
    private final double[][] moves;
    private final double[][] turns;
    private final double[] shares;
    private int remembered;
    private double scale;

    private double[] here;
    private double[] slope;
    private double[] direction;
    private double cost;

    QuasiNewton(Design design, Curve curve, double[] demand) {
        posterior = new Posterior(design, curve, demand);
        line = new LineSearch(posterior);
        int size = posterior.size();
        moves = new double[MEMORY][size];
        turns = new double[MEMORY][size];
        shares = new double[MEMORY];
        here = new double[size];
        slope = new double[size];
        direction = new double[size];
    }

    /** Searches from {@code start} with a noise of 1. */
    Estimate from(double[] start) {
        System.arraycopy(start, 0, here, 0, start.length);
        cost = posterior.at(here, slope);
        double guess = FIRST_STEP;
        boolean fresh = true;
        for (int step = 1; step <= MOST_STEPS; step++) {
            if (fresh) {
                descend();
            }
            if (!line.search(here, cost, slope, direction, guess)) {
                if (fresh) {
                    break;
                }
                fresh = true;
                guess = FIRST_STEP;
                continue;
            }
            double before = cost;
            double slopeBefore = Vectors.dot(slope, direction);
            double norm = advance();
            double stretch = remember(fresh);
            turn();
            if (isAtRest(before, norm)) {
                break;
            }
            guess =
                    Math.min(
                            1,
                            1.01
                                    * LineSearch.valley(
                                            slopeBefore / stretch,
                                            line.step() * stretch,
                                            cost - before,
                                            line.slopeAhead() / stretch,
                                            LEAST_STEP));
            fresh = false;
        }
        double[] parameters = Arrays.copyOf(here, start.length);
        return new Estimate(parameters, StrictMath.exp(here[start.length]), cost);
    }

    private void descend() {
        for (int j = 0; j < direction.length; j++) {
            direction[j] = -slope[j];
        }
    }

    /** Goes where the line search found less; answers how far that is. */
    private double advance() {
        int oldest = MEMORY - 1;
        var move = moves[oldest];
        var turn = turns[oldest];
        double squares = 0;
        for (int j = 0; j < here.length; j++) {
            move[j] = line.point()[j] - here[j];
            turn[j] = line.slope()[j] - slope[j];
            here[j] = line.point()[j];
            slope[j] = line.slope()[j];
            squares += move[j] * move[j];
        }
        cost = line.cost();
        return Math.sqrt(squares);
    }

    /**
     * Puts the last step first in memory, alone in it after a fresh start.
     *
     * @return by how much the first direction after a fresh start was too long; else 1
     */
    private double remember(boolean fresh) {
        int last = MEMORY - 1;
        var move = moves[last];
        var turn = turns[last];
        System.arraycopy(moves, 0, moves, 1, last);
        System.arraycopy(turns, 0, turns, 1, last);
        moves[0] = move;
        turns[0] = turn;
        remembered = fresh ? 1 : Math.min(MEMORY, remembered + 1);
        double product = Vectors.dot(move, turn);
        double squares = Vectors.dot(turn, turn);
        scale = product / squares;
        return fresh ? squares / product : 1;
    }

    /** Turns the slope into the next direction by what is remembered of the curvature. */
    private void turn() {
        descend();
        for (int m = 0; m < remembered; m++) {
            shares[m] = Vectors.dot(moves[m], direction) / Vectors.dot(turns[m], moves[m]);
            Vectors.add(-shares[m], turns[m], direction);
        }
        for (int j = 0; j < direction.length; j++) {
            direction[j] *= scale;
        }
        for (int m = remembered - 1; m >= 0; m--) {
            double share = Vectors.dot(turns[m], direction) / Vectors.dot(turns[m], moves[m]);
            Vectors.add(shares[m] - share, moves[m], direction);
        }
    }

    private boolean isAtRest(double before, double moved) {
        double change = Math.abs(before - cost);
        double size = Math.max(Math.max(Math.abs(before), Math.abs(cost)), 1);
        return change < LEAST_CHANGE
                || Math.sqrt(Vectors.dot(slope, slope)) < LEAST_NORM
                || moved < LEAST_NORM
                || change / size < RELATIVE_CHANGE
                || Math.abs(Vectors.dot(direction, slope)) / Math.max(Math.abs(cost), 1)
                        < RELATIVE_SLOPE;
    }
}
