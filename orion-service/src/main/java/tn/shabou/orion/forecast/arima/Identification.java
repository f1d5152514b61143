package tn.shabou.orion.forecast.arima;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.numeric.Gaps;

/**
 * Chooses a model, step by step: logarithms by the likelihood of the airline model, outliers in its
 * residuals, differences by tests, orders by search (after Gómez and Maravall's TRAMO and Hyndman
 * and Khandakar's auto.arima). What is not ARIMA is taken off the series before orders are looked
 * for, and estimated again with them.
 */
final class Identification {

    /** A model this much worse than the best by its criterion has no say. */
    private static final double HOPELESS = 6;

    /** A series shorter than this gets its mean. */
    private static final int SHORT = 10;

    /** Say of the airline model in a series with seasonal differences, whatever is found. */
    private static final double CHAMPION = .4;

    /**
     * That the model is a choice makes errors greater than it says: by as much as it takes for 95 %
     * intervals to cover 95 % on textbook and sales series.
     */
    private static final double WIDENING = 1.1;

    private static final double MOST_DISTURBED = 1.3;

    private static final double PRECISION = 1e-6;

    private final double[] y;
    private final int period;
    private final int longPeriod;
    private final AutoArimaOptions options;

    Identification(double[] y, int period, AutoArimaOptions options) {
        boolean cycles = period > 1 && y.length >= 2 * period;
        boolean isLong = period > Order.LONGEST_PERIOD;
        this.y = y.clone();
        this.period = cycles && !isLong ? period : 1;
        this.longPeriod = cycles && isLong ? period : 0;
        this.options = options;
    }

    AutoArima run() {
        double[] filled = complete(y, period);
        if (y.length < SHORT || Differencing.isConstant(filled)) {
            return mean();
        }
        List<double[]> regressors = new ArrayList<>(Arrays.asList(options.regressors()));
        Fourier waves = waves(filled, regressors);
        regressors.addAll(waves.columns(0, y.length));
        Arima airline = airline(filled, regressors);
        Arima logarithmic = options.logarithms() ? logarithmic(filled, airline, regressors) : null;
        if (logarithmic != null) {
            airline = logarithmic;
        }
        List<Outlier> outliers =
                options.outliers() && !hardlyMoves(filled) ? outliers(airline) : List.of();
        double before = airline.sigma2();
        if (!outliers.isEmpty()) {
            outliers.forEach(outlier -> regressors.add(outlier.column(0, y.length)));
            airline = airline(airline.seen().series()[0], regressors);
        }
        double widening = WIDENING * disturbance(before, airline.sigma2());
        return chosen(airline, logarithmic != null, regressors, waves, outliers, widening);
    }

    /** Well enough to choose a model by; the fit itself goes without. */
    private static double[] complete(double[] y, int period) {
        double[] filled = Gaps.filled(y, period);
        return Arrays.stream(filled).map(v -> Double.isNaN(v) ? 0 : v).toArray();
    }

    /** There will be outliers in the future, too: how much wider the errors are with them. */
    private static double disturbance(double before, double after) {
        return before > after && after > 0
                ? Math.min(MOST_DISTURBED, Math.sqrt(before / after))
                : 1;
    }

    private AutoArima mean() {
        Arima model =
                Arima.fit(complete(y, 1), Order.of(0, 0, 0), ArimaOptions.PLAIN.withConstant());
        return AutoArima.of(model, y.length);
    }

    private Fourier waves(double[] filled, List<double[]> regressors) {
        return longPeriod == 0
                ? Fourier.NONE
                : Fourier.best(
                        longPeriod,
                        filled,
                        waves -> {
                            List<double[]> all = new ArrayList<>(regressors);
                            all.addAll(waves.columns(0, filled.length));
                            return airline(filled, all).aicc();
                        });
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    /** The airline model of the logarithms where it makes the series likelier, else nothing. */
    private @Nullable Arima logarithmic(double[] filled, Arima airline, List<double[]> regressors) {
        if (Arrays.stream(filled).anyMatch(value -> value <= 0)) {
            return null;
        }
        double[] logs = logarithms(filled);
        Arima other = airline(logs, regressors);
        double likelihood = other.logLikelihood() - Arrays.stream(logs).sum();
        return likelihood > airline.logLikelihood() ? other : null;
    }

    private Arima airline(double[] values, List<double[]> regressors) {
        return Arima.refine(
                values,
                Order.airline(period),
                with(regressors),
                new double[] {-.4, -.6},
                PRECISION);
    }

    private static ArimaOptions with(List<double[]> regressors) {
        return ArimaOptions.PLAIN.withRegressors(regressors.toArray(double[][]::new));
    }

    /** Whether the series so seldom changes that every change would be an outlier. */
    private static boolean hardlyMoves(double[] filled) {
        int still = 0;
        for (int t = 1; t < filled.length; t++) {
            still += filled[t] == filled[t - 1] ? 1 : 0;
        }
        return 2 * still >= filled.length;
    }

    private static List<Outlier> outliers(Arima airline) {
        double critical = OutlierSearch.cautious(airline.seen().length());
        return new OutlierSearch(airline, critical).run();
    }

    private Order differences(double[] clean) {
        int seasonal = Differencing.seasonal(clean, period) ? 1 : 0;
        Order season = new Order(0, 0, 0, 0, seasonal, 0, period);
        double[] rest = Polynomials.differenced(clean, Polynomials.differences(season));
        return new Order(0, Differencing.regular(rest), 0, 0, seasonal, 0, period);
    }

    private AutoArima chosen(
            Arima airline,
            boolean logarithmic,
            List<double[]> regressors,
            Fourier waves,
            List<Outlier> outliers,
            double widening) {
        double[] clean = airline.seen().less(airline.regression());
        List<Search.Trial> trials = new Search(clean, differences(clean)).run();
        double[] scaled = logarithmic ? logarithms(y) : y;
        double worst = trials.getFirst().aicc() + HOPELESS;
        List<Arima> models = new ArrayList<>();
        for (Search.Trial trial : trials) {
            boolean welcome = models.size() < options.models() && trial.aicc() <= worst;
            if (models.isEmpty() || welcome) {
                ArimaOptions plain = with(regressors);
                models.add(
                        Arima.refine(
                                scaled,
                                trial.order(),
                                trial.constant() ? plain.withConstant() : plain,
                                trial.coefficients(),
                                PRECISION));
            }
        }
        models.sort(Comparator.comparingDouble(Arima::aicc));
        double[] weights = weights(models);
        if (options.models() > 1 && models.getFirst().order().seasonalDiff() > 0) {
            models.add(champion(airline, scaled, regressors));
            weights = Arrays.copyOf(weights, weights.length + 1);
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= 1 - CHAMPION;
            }
            weights[weights.length - 1] = CHAMPION;
        }
        return new AutoArima(models, weights, logarithmic, waves, outliers, widening, y.length);
    }

    private Arima champion(Arima airline, double[] scaled, List<double[]> regressors) {
        return Observations.of(y, new double[0][]).isComplete()
                ? airline
                : Arima.refine(
                        scaled,
                        airline.order(),
                        with(regressors),
                        airline.coefficients(),
                        PRECISION);
    }

    private static double[] weights(List<Arima> models) {
        double best = models.getFirst().aicc();
        double[] weights = new double[models.size()];
        weights[0] = 1;
        for (int i = 1; i < weights.length && Double.isFinite(best); i++) {
            weights[i] = Math.exp((best - models.get(i).aicc()) / 2);
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
