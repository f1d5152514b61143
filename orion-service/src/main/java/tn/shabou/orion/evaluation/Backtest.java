package tn.shabou.orion.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.Forecast;
import tn.shabou.orion.forecast.Forecaster;

/**
 * Forecasts from moments in the past and compares with what was sold then. Series are left out at
 * an origin where they are too short, where nothing was known yet, or where they have no scale.
 *
 * @param season lag of the naive forecast that errors are scaled by, in periods; 1 where a history
 *     has no jump over that lag
 * @param origins how many periods each forecast may know
 * @param horizon periods to forecast from each origin
 */
public record Backtest(int season, List<Integer> origins, int horizon) {

    public Accuracy of(Forecaster forecaster, List<DemandSeries> panel) {
        var tally = new Tally(season);
        for (var series : panel) {
            for (int origin : origins) {
                if (origin + horizon <= series.length()) {
                    var history = series.first(origin);
                    var actual = sold(series, origin);
                    forecaster
                            .forecast(history, horizon)
                            .ifPresent(forecast -> tally.add(history, actual, forecast));
                }
            }
        }
        return tally.accuracy();
    }

    private double[] sold(DemandSeries series, int origin) {
        return IntStream.range(origin, origin + horizon).mapToDouble(series::at).toArray();
    }

    private static final class Tally {

        private final int season;
        private int forecasts;
        private double mae;
        private double rmse;
        private double mase;
        private double rmsse;
        private double forecastUnits;
        private double soldUnits;
        private int periods;
        private int within80;
        private int within95;

        Tally(int season) {
            this.season = season;
        }

        void add(DemandSeries history, double[] actual, Forecast forecast) {
            var mean = forecast.points().stream().mapToDouble(Forecast.Point::mean).toArray();
            double seasonal = Metrics.mase(history, season, actual, mean);
            double absolute =
                    Double.isFinite(seasonal) ? seasonal : Metrics.mase(history, 1, actual, mean);
            double squared = Metrics.rmsse(history, actual, mean);
            if (Double.isFinite(absolute) && Double.isFinite(squared)) {
                forecasts++;
                mae += Metrics.mae(actual, mean);
                rmse += Metrics.rmse(actual, mean);
                mase += absolute;
                rmsse += squared;
                for (int h = 0; h < actual.length; h++) {
                    if (!Double.isNaN(actual[h])) {
                        add(actual[h], forecast.points().get(h));
                    }
                }
            }
        }

        private void add(double sold, Forecast.Point point) {
            periods++;
            soldUnits += sold;
            forecastUnits += point.mean();
            within80 += point.lo80() <= sold && sold <= point.hi80() ? 1 : 0;
            within95 += point.lo95() <= sold && sold <= point.hi95() ? 1 : 0;
        }

        Accuracy accuracy() {
            return new Accuracy(
                    forecasts,
                    mae / forecasts,
                    rmse / forecasts,
                    mase / forecasts,
                    rmsse / forecasts,
                    forecastUnits / soldUnits,
                    (double) within80 / periods,
                    (double) within95 / periods);
        }
    }
}
