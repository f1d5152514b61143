package tn.shabou.orion.forecast.ensemble;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import tn.shabou.orion.forecast.additive.AdditiveModel;
import tn.shabou.orion.forecast.additive.Design;
import tn.shabou.orion.forecast.additive.Outlook;
import tn.shabou.orion.forecast.additive.Simulation;
import tn.shabou.orion.forecast.local.Continuation;
import tn.shabou.orion.forecast.local.LocalModel;

/** Trend, seasons and their uncertainty as Prophet has them, on evenly spaced times. */
final class Additive implements LocalModel {

    private static final double DAYS_PER_YEAR = 365.25;

    private static final int SEASONS_TOLD_APART = 4;

    /** Half the width of a normal distribution's 80 % interval, in standard deviations. */
    private static final double EIGHTY = 1.2815515655446004;

    private static final Simulation FUTURES = new Simulation(200, 1);

    /** What all series of one shape share; kept as long as this model is. */
    private final Map<Shape, Prepared> byShape = new ConcurrentHashMap<>();

    private record Shape(int periods, int season, int horizon, boolean multiplicative) {

        /** Whether a trend that turns readily can be told from the season, and both from noise. */
        boolean isLong() {
            return season == 1 || periods >= SEASONS_TOLD_APART * season;
        }
    }

    private record Prepared(Design design, Outlook ahead) {}

    private Prepared prepared(Shape shape) {
        return byShape.computeIfAbsent(shape, Additive::prepare);
    }

    private static Prepared prepare(Shape shape) {
        double step = shape.isLong() ? 1 : DAYS_PER_YEAR / shape.season;
        double[] past = times(0, shape.periods, step);
        var model =
                shape.isLong()
                        ? AdditiveModel.careful(shape.season, shape.multiplicative)
                        : AdditiveModel.usual(past, false);
        var design = model.over(past);
        return new Prepared(
                design, design.ahead(times(shape.periods, shape.horizon, step), FUTURES));
    }

    @Override
    public String id() {
        return "additive";
    }

    @Override
    public int periodsNeeded(int season) {
        return 3;
    }

    /**
     * A season that grows with the trend, where nothing forbids it: no known demand is zero or
     * below.
     */
    @Override
    public Continuation continuation(double[] history, int season, int horizon) {
        boolean positive = Arrays.stream(history).noneMatch(demand -> demand <= 0);
        var prepared = prepared(new Shape(history.length, season, horizon, positive));
        var forecast = prepared.design.fit(history).forecast(prepared.ahead);
        double[][] bounds = forecast.quantiles(0.1, 0.9);
        var deviation = new double[horizon];
        Arrays.setAll(deviation, h -> (bounds[1][h] - bounds[0][h]) / 2 / EIGHTY);
        return new Continuation(forecast.mean(), deviation);
    }

    private static double[] times(int from, int count, double step) {
        return IntStream.range(from, from + count).mapToDouble(period -> period * step).toArray();
    }
}
