package tn.shabou.orion.forecast.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Series;

class SingleModelsTest {

    private static final int EACH = 60;
    private static final int PERIODS = 60;
    private static final int SEASON = 4;
    private static final int HORIZON = 6;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto",
                "ets",
                "theta",
                "dynamic-theta",
                "sarima",
                "additive",
                "ar",
                "naive",
                "seasonal-naive",
                "drift",
                "moving-average",
                "naive2",
                "stl-ets",
                "stl-ar"
            })
    void intervalsOfAnyModelCoverAboutAsOftenAsTheySay(String model) {
        var panel = panel();
        var request = new Request(SEASON, 5, HORIZON, model);
        int wide = 0;
        int narrow = 0;
        try (var workers = new Workers(2)) {
            var histories = panel.stream().map(series -> series.first(PERIODS)).toList();
            var forecaster = PanelForecaster.learn(request, histories, workers);
            for (int i = 0; i < panel.size(); i++) {
                var outlook = forecaster.outlook(histories.get(i)).orElseThrow();
                for (int h = 0; h < HORIZON; h++) {
                    double came = panel.get(i).values()[PERIODS + h];
                    wide += within(came, outlook.quantile(h, 0.025), outlook.quantile(h, 0.975));
                    narrow += within(came, outlook.quantile(h, 0.1), outlook.quantile(h, 0.9));
                }
            }
        }
        double all = panel.size() * HORIZON;
        assertThat(wide / all).isBetween(0.84, 0.99);
        assertThat(narrow / all).isBetween(0.68, 0.91);
    }

    private static int within(double value, double low, double high) {
        return low <= value && value <= high ? 1 : 0;
    }

    /** Random walks, levels, trends and seasons, all with noise. */
    private static List<Series> panel() {
        var random = new Random(31);
        var panel = new ArrayList<Series>();
        for (int i = 0; i < 4 * EACH; i++) {
            int kind = i / EACH;
            double level = 200 * Math.exp(random.nextGaussian());
            double noise = 0.05 * level * (0.5 + random.nextDouble());
            double slope = kind == 2 ? 0.01 * level * random.nextGaussian() : 0;
            double swing = kind == 3 ? 0.25 * level : 0;
            var steps = new double[1];
            var values = new double[PERIODS + HORIZON];
            Arrays.setAll(
                    values,
                    t -> {
                        double error = noise * random.nextGaussian();
                        steps[0] += kind == 0 ? error : 0;
                        double season = swing * Math.sin(2 * Math.PI * t / SEASON);
                        return level + slope * t + season + (kind == 0 ? steps[0] : error);
                    });
            panel.add(new Series("s" + i, values, false));
        }
        return panel;
    }
}
