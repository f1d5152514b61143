package tn.shabou.orion.forecast.additive;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Times that are to be forecast, with the futures that may come, drawn once for all series of a
 * design: changes of rate as often as the design allows them in the past, of a Laplace distribution
 * of scale 1, and noise of standard deviation 1. The noise of each time takes every percentile
 * equally often, so that quantiles need fewer futures. Immutable, and may be shared between
 * threads.
 */
public final class Outlook {

    private final Design design;
    private final double[] times;
    private final Simulation simulation;
    private final Columns columns;
    private final double[][] drift;
    private final double[][] noise;

    Outlook(Design design, double[] times, Simulation simulation) {
        this.design = design;
        this.times = times.clone();
        this.simulation = simulation;
        columns = design.columnsAt(this.times);
        int samples = simulation.samples();
        drift = new double[times.length][samples];
        noise = new double[times.length][samples];
        var random = new SplittableRandom(simulation.seed());
        for (int sample = 0; sample < samples; sample++) {
            drawDrift(sample, random.split());
        }
        drawNoise(samples, random.split());
    }

    /** The futures of {@code drawn}, which come to the same for {@code design}. */
    private Outlook(Outlook drawn, Design design) {
        this.design = design;
        times = drawn.times;
        simulation = drawn.simulation;
        columns = design.columnsAt(times);
        drift = drawn.drift;
        noise = drawn.noise;
    }

    /** The same times for a series that is known at other times in the past. */
    Outlook seenFrom(Design other) {
        if (other == design) {
            return this;
        }
        boolean sameFutures =
                other.scale().equals(design.scale())
                        && other.changePoints().length == design.changePoints().length;
        return sameFutures ? new Outlook(this, other) : new Outlook(other, times, simulation);
    }

    /** The times that are forecast. */
    public double[] times() {
        return times.clone();
    }

    Columns columns() {
        return columns;
    }

    /** How far the trend strays per unit of the scale of changes, by time, then by future. */
    double[][] drift() {
        return drift;
    }

    /** By time, then by future. */
    double[][] noise() {
        return noise;
    }

    /** Changes come at random after the last known time, as many as there were change points. */
    private void drawDrift(int sample, SplittableRandom random) {
        int rate = design.changePoints().length;
        double end = times.length == 0 ? 1 : design.scale().scaled(times[times.length - 1]);
        double change = 1 + gap(rate, random);
        while (change < end) {
            double size = laplace(random);
            for (int h = times.length - 1; h >= 0; h--) {
                double since = design.scale().scaled(times[h]) - change;
                if (since <= 0) {
                    break;
                }
                drift[h][sample] += size * since;
            }
            change += gap(rate, random);
        }
    }

    private static double gap(int rate, SplittableRandom random) {
        return rate == 0 ? Double.POSITIVE_INFINITY : exponential(random) / rate;
    }

    private static double exponential(SplittableRandom random) {
        return -StrictMath.log(1 - random.nextDouble());
    }

    private static double laplace(SplittableRandom random) {
        double size = exponential(random);
        return random.nextBoolean() ? size : -size;
    }

    private void drawNoise(int samples, SplittableRandom random) {
        var normal = NormalDistribution.of(0, 1);
        var percentiles = new double[samples];
        for (int i = 0; i < samples; i++) {
            percentiles[i] = normal.inverseCumulativeProbability((i + 0.5) / samples);
        }
        for (var column : noise) {
            System.arraycopy(percentiles, 0, column, 0, samples);
            for (int i = samples - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                double swapped = column[i];
                column[i] = column[other];
                column[other] = swapped;
            }
        }
    }
}
