package tn.shabou.orion.forecast.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PosteriorTest {

    private static final ChangePoints CHANGES = new ChangePoints(4, 0.8, 0.05);
    private static final double CAP = 120;
    private static final int PERIODS = 60;

    static Stream<AdditiveModel> models() {
        return Stream.of(
                        new Trend.Flat(),
                        new Trend.Linear(CHANGES),
                        new Trend.Logistic(CHANGES, CAP, 0))
                .map(AdditiveModel::of)
                .flatMap(model ->
                        Stream.of(
                                model.with(season(false)),
                                model.with(season(true)),
                                model.with(season(true)).with(price())));
    }

    private static Term season(boolean multiplicative) {
        return AdditiveModel.season("season", new Cycle.Every(12), 2, multiplicative);
    }

    private static Term price() {
        return new Term.Regressor("price", time -> time % 7, 10, false);
    }

    private static double[] times() {
        var times = new double[PERIODS];
        for (int i = 0; i < PERIODS; i++) {
            times[i] = i;
        }
        return times;
    }

    private static double[] demand() {
        var random = new Random(5);
        var demand = new double[PERIODS];
        for (int i = 0; i < PERIODS; i++) {
            demand[i] = 40 + i + 8 * Math.sin(i * Math.PI / 6) + 3 * random.nextGaussian();
        }
        return demand;
    }

    @ParameterizedTest
    @MethodSource("models")
    void slopesAreThoseOfTheDensity(AdditiveModel model) {
        var design = model.over(times());
        var posterior = posterior(design, 100);
        var random = new Random(11);
        var here = new double[posterior.size()];
        for (int j = 0; j < here.length; j++) {
            here[j] = 0.3 + 0.2 * random.nextDouble();
        }
        var slope = new double[here.length];
        posterior.at(here, slope);

        var unused = new double[here.length];
        for (int j = 0; j < here.length; j++) {
            double step = 1e-6;
            var there = here.clone();
            there[j] += step;
            double above = posterior.at(there, unused);
            there[j] -= 2 * step;
            double below = posterior.at(there, unused);
            assertThat(slope[j])
                    .as("parameter %d of %s", j, model)
                    .isCloseTo(
                            (above - below) / (2 * step),
                            within(1e-4 * Math.max(1, Math.abs(slope[j]))));
        }
    }

    /** Where every direction leads uphill, edges of the Laplace prior included. */
    @ParameterizedTest
    @MethodSource("models")
    void nothingNearIsMoreLikelyThanWhatIsFound(AdditiveModel model) {
        var design = model.over(times());
        var fit = design.fit(demand());
        var posterior = posterior(design, fit.unit());
        var best = Arrays.copyOf(fit.parameters(), posterior.size());
        best[best.length - 1] = Math.log(fit.noise() / fit.unit());
        var unused = new double[best.length];

        double least = posterior.at(best, unused);

        for (int j = 0; j < best.length; j++) {
            for (double step : new double[] {-1e-3, 1e-3}) {
                var there = best.clone();
                there[j] += step;
                assertThat(posterior.at(there, unused))
                        .as("parameter %d of %s", j, model)
                        .isGreaterThan(least - 1e-6);
            }
        }
    }

    private static Posterior posterior(Design design, double unit) {
        boolean saturates = design.model().trend() instanceof Trend.Logistic;
        var curve = new Curve(design.columns(), saturates ? CAP / unit : Double.NaN);
        return new Posterior(design, curve, Arrays.stream(demand()).map(y -> y / unit).toArray());
    }
}
