package tn.shabou.orion.forecast.additive;

import java.util.Arrays;

/** Learns the parameters of one series: scales it, makes a start and lets the search go on. */
final class Fitting {

    private final Design design;
    private final double floor;
    private final double unit;
    private final double cap;
    private final double[] scaled;

    private Fitting(Design design, double[] demand) {
        this.design = design;
        floor = design.model().trend().floor();
        double most = Arrays.stream(demand).map(y -> Math.abs(y - floor)).max().orElse(0);
        unit = most > 0 && Double.isFinite(most) ? most : 1;
        scaled = Arrays.stream(demand).map(y -> (y - floor) / unit).toArray();
        cap =
                design.model().trend() instanceof Trend.Logistic logistic
                        ? (logistic.cap() - floor) / unit
                        : Double.NaN;
    }

    static AdditiveFit fit(Design design, double[] demand) {
        return new Fitting(design, demand).learn();
    }

    private AdditiveFit learn() {
        var curve = new Curve(design.columns(), cap);
        double[] start = start();
        var estimate =
                switch (design.model().search()) {
                    case EXACT -> new LeastSquares(design, curve, scaled).from(start);
                    case PROPHET -> new QuasiNewton(design, curve, scaled).from(start);
                };
        curve.draw(estimate.parameters());
        var persistence = Persistence.of(curve, scaled);
        return new AdditiveFit(design, unit, cap, estimate, persistence);
    }

    /** A trend from the first value to the last, as Prophet begins; nothing else. */
    private double[] start() {
        var layout = design.columns().layout();
        var parameters = new double[layout.size()];
        double first = scaled[0];
        double last = scaled[scaled.length - 1];
        switch (design.model().trend()) {
            case Trend.Flat() -> parameters[0] = Vectors.sum(scaled) / scaled.length;
            case Trend.Linear(_) -> {
                parameters[0] = last - first;
                parameters[1] = first;
            }
            case Trend.Logistic(_, _, _) -> startLogistic(first, last, parameters);
        }
        return parameters;
    }

    private void startLogistic(double first, double last, double[] parameters) {
        double headroom = cap / Math.clamp(first, 0.01 * cap, 0.99 * cap);
        double headroomLeft = cap / Math.clamp(last, 0.01 * cap, 0.99 * cap);
        if (Math.abs(headroom - headroomLeft) <= 0.01) {
            headroom *= 1.05;
        }
        double from = StrictMath.log(headroom - 1);
        double to = StrictMath.log(headroomLeft - 1);
        parameters[0] = from - to;
        parameters[1] = from / (from - to);
    }
}
