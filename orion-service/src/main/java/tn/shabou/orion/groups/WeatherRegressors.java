package tn.shabou.orion.groups;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.groups.Regressors.Regressor;
import tn.shabou.orion.weather.Measure;
import tn.shabou.orion.weather.WeatherDays;

/**
 * How far the weather of a period is from what is usual at its season, which the season itself does
 * not tell: heat and cold each by 5 °C, rain by 5 mm a day.
 */
record WeatherRegressors(WeatherDays days) implements Regressors {

    private static final double STEP = 5;

    @Override
    public List<Regressor> at(Grain grain) {
        if (days.isEmpty()) {
            return List.of();
        }
        var temperature = days.anomaly(Measure.MEAN_TEMPERATURE, grain);
        var rain = days.anomaly(Measure.RAIN, grain);
        return List.of(
                regressor("heat", day -> Math.max(0, temperature.applyAsDouble(day))),
                regressor("cold", day -> Math.max(0, -temperature.applyAsDouble(day))),
                regressor("rain", rain));
    }

    private static Regressor regressor(String name, DoubleUnaryOperator anomaly) {
        return new Regressor(name, start -> anomaly.applyAsDouble(start.toEpochDay()) / STEP);
    }
}
