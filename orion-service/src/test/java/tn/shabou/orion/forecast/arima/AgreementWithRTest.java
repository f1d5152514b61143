package tn.shabou.orion.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.orion.forecast.ReferenceFits;
import tn.shabou.orion.forecast.ReferenceFits.Fit;
import tn.shabou.orion.forecast.arima.ArimaOptions.Method;

/** Fits beside those of R 4.2.2 and its package forecast 8.20. */
class AgreementWithRTest {

    private static final Pattern ORDER =
            Pattern.compile("\\((\\d),(\\d),(\\d)\\)\\((\\d),(\\d),(\\d)\\)\\[(\\d+)\\]");

    /** R stops here on the way: it gives no standard errors and half the forecast's accuracy. */
    private static final String STOPPED_EARLY = "wineind";

    static List<Fit> fits() {
        return ReferenceFits.fits("arima(");
    }

    static List<Fit> properFits() {
        return fits().stream().filter(fit -> !fit.series().equals(STOPPED_EARLY)).toList();
    }

    static List<Fit> chosen() {
        return ReferenceFits.fits("auto.arima");
    }

    /** R's own optimum is flat to a hundredth of a standard error, so much is allowed as well. */
    @ParameterizedTest
    @MethodSource("properFits")
    void findsTheCoefficients(Fit fit) {
        Arima model = fitted(fit);

        double[] theirs = fit.all("coef.");
        double[] errors = fit.all("se.");
        for (int i = 0; i < theirs.length; i++) {
            assertThat(model.coefficients()[i])
                    .isCloseTo(theirs[i], within(Math.max(1e-3, errors[i] / 100)));
        }
    }

    @ParameterizedTest
    @MethodSource("properFits")
    void findsTheLikelihood(Fit fit) {
        Arima model = fitted(fit);

        assertThat(model.logLikelihood()).isCloseTo(fit.value("loglik"), within(.02));
        assertThat(model.sigma2() / fit.value("sigma2")).isCloseTo(1, within(1e-3));
    }

    @ParameterizedTest
    @MethodSource("fits")
    void isNeverLessLikelyThanR(Fit fit) {
        assertThat(fitted(fit).logLikelihood()).isGreaterThan(fit.value("loglik") - .02);
    }

    @ParameterizedTest
    @MethodSource("properFits")
    void knowsHowSureTheCoefficientsAre(Fit fit) {
        double[] theirs = fit.all("se.");

        double[] ours = fitted(fit).standardErrors();

        for (int i = 0; i < theirs.length; i++) {
            assertThat(ours[i] / theirs[i]).isCloseTo(1, within(.05));
        }
    }

    @ParameterizedTest
    @MethodSource("properFits")
    void forecastsAlike(Fit fit) {
        List<double[]> theirs = ReferenceFits.forecasts(fit);

        ArimaForecast ours = fitted(fit).forecast(theirs.size(), future(fit, theirs.size()));

        assertThat(theirs).isNotEmpty();
        for (int i = 0; i < theirs.size(); i++) {
            assertThat(ours.mean()[i] / theirs.get(i)[0]).isCloseTo(1, within(1e-3));
            assertThat(ours.standardError()[i] / theirs.get(i)[1]).isCloseTo(1, within(1e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void differencesAsOften(Fit fit) {
        Order order = chosen(fit).model().order();

        assertThat(order.diff()).isEqualTo((int) fit.value("order.d"));
        assertThat(order.seasonalDiff()).isEqualTo((int) fit.value("order.D"));
    }

    @Test
    void choosesModelsNoWorseThanR() {
        List<String> worse =
                chosen().stream()
                        .filter(fit -> chosen(fit).model().aicc() > fit.value("aicc") + .01)
                        .map(Fit::series)
                        .toList();

        assertThat(worse).hasSizeLessThanOrEqualTo(1);
    }

    private Arima fitted(Fit fit) {
        ArimaOptions options = ArimaOptions.PLAIN;
        double[] y = observations(fit);
        if (fit.values().containsKey("coef.intercept")) {
            options = options.withConstant();
        }
        if (fit.model().endsWith("xreg")) {
            options = options.withRegressors(years(1875, y.length));
        }
        if (fit.model().endsWith("CSS")) {
            options = options.withMethod(Method.CONDITIONAL);
        }
        return Arima.fit(y, order(fit.model()), options);
    }

    private AutoArima chosen(Fit fit) {
        int period = Math.max(1, (int) fit.value("order.Frequency"));
        return AutoArima.fit(observations(fit), period, AutoArimaOptions.AS_IN_R);
    }

    /** As R was given them: two in logarithms, one of its last years. */
    private double[] observations(Fit fit) {
        double[] y = fit.history();
        boolean chosen = fit.model().equals("auto.arima");
        return switch (fit.series()) {
            case "lynx" -> chosen ? y : Arrays.stream(y).map(Math::log10).toArray();
            case "UKgas" -> chosen ? y : Arrays.stream(y).map(Math::log).toArray();
            case "gas" -> Arrays.copyOfRange(y, y.length - 248, y.length);
            default -> y;
        };
    }

    private static double[][] future(Fit fit, int h) {
        return fit.model().endsWith("xreg")
                ? new double[][] {years(1875 + 98, h)}
                : new double[0][];
    }

    private static double[] years(int from, int n) {
        return IntStream.range(0, n).mapToDouble(t -> from + t - 1920).toArray();
    }

    private static Order order(String model) {
        Matcher parts = ORDER.matcher(model);
        assertThat(parts.find()).isTrue();
        int[] n = IntStream.rangeClosed(1, 7).map(i -> Integer.parseInt(parts.group(i))).toArray();
        Order regular = Order.of(n[0], n[1], n[2]);
        return n[3] + n[4] + n[5] == 0 ? regular : regular.seasonal(n[3], n[4], n[5], n[6]);
    }
}
