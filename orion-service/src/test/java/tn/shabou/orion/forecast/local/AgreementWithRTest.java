package tn.shabou.orion.forecast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.orion.forecast.ReferenceFits;
import tn.shabou.orion.forecast.ReferenceFits.Fit;
import tn.shabou.orion.forecast.local.EtsForm.Season;
import tn.shabou.orion.forecast.local.EtsForm.Trend;
import tn.shabou.orion.forecast.numeric.Gaps;

/** Against {@code ets} and {@code thetaf} of R's forecast 8.20. */
class AgreementWithRTest {

    static List<Fit> thetas() {
        return ReferenceFits.fits("thetaf");
    }

    static List<Fit> smoothings() {
        return ReferenceFits.fits("ETS(");
    }

    /** Of the forms that R was asked for, the one that it prefers itself. */
    static Stream<Fit> chosen() {
        return smoothings().stream()
                .filter(fit ->
                        smoothings().stream()
                                .filter(other -> other.series().equals(fit.series()))
                                .allMatch(other -> other.value("aicc") >= fit.value("aicc")));
    }

    @ParameterizedTest
    @MethodSource("thetas")
    void thetaForecastsAreThoseOfR(Fit fit) {
        var expected = ReferenceFits.forecasts(fit);

        var path = Theta.STANDARD.continuation(fit.history(), fit.season(), expected.size());

        assertThat(farthest(path, expected)).isLessThan(1e-4);
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void smoothingForecastsAreThoseOfR(Fit fit) {
        var expected = ReferenceFits.forecasts(fit);

        var found = Ets.select(complete(fit), fit.season());
        var path = new Ets().continuation(complete(fit), fit.season(), expected.size());

        assertThat(found.form()).isEqualTo(form(fit));
        assertThat(farthest(path, expected)).isLessThan(0.01);
    }

    /**
     * The same form, from the same start by the same search: also where R stops early. Rounding may
     * lead a flat search to a little better point, never to a worse one.
     */
    @ParameterizedTest
    @MethodSource("smoothings")
    void aFormIsFittedWhereREndsItsSearch(Fit fit) {
        var expected = ReferenceFits.forecasts(fit);

        var found = new EtsSearchOfR(form(fit), complete(fit), fit.season()).fit();

        assertThat(found.aicc() - fit.value("aicc")).isBetween(-0.3, 0.01);
        assertThat(farthest(found.path(expected.size()), expected)).isLessThan(0.01);
    }

    /** Else the form that R prefers might be left out. */
    @ParameterizedTest
    @MethodSource("smoothings")
    void theQuickSearchFindsWhatIsAsLikelyOrLikelier(Fit fit) {
        var found = EtsFit.of(form(fit), complete(fit), fit.season());

        assertThat(found.aicc()).isLessThan(fit.value("aicc") + Ets.CAUGHT);
    }

    /** The one series with gaps was given to R filled, its first 500 periods. */
    private static double[] complete(Fit fit) {
        double[] y = fit.history();
        boolean gaps = Arrays.stream(y).anyMatch(Double::isNaN);
        return gaps ? Arrays.copyOf(Gaps.filled(y), 500) : y;
    }

    private static EtsForm form(Fit fit) {
        String[] parts = fit.model().substring(4, fit.model().length() - 1).split(",", -1);
        var trend =
                switch (parts[1]) {
                    case "Ad" -> Trend.DAMPED;
                    case "A" -> Trend.ADDITIVE;
                    default -> Trend.NONE;
                };
        var season =
                switch (parts[2]) {
                    case "A" -> Season.ADDITIVE;
                    case "M" -> Season.MULTIPLICATIVE;
                    default -> Season.NONE;
                };
        return new EtsForm(parts[0].equals("M"), trend, season);
    }

    private static double farthest(Continuation path, List<double[]> expected) {
        double farthest = 0;
        for (int h = 0; h < expected.size(); h++) {
            double mean = expected.get(h)[0];
            farthest = Math.max(farthest, Math.abs(path.mean()[h] / mean - 1));
        }
        return farthest;
    }
}
