package tn.shabou.orion.forecast;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tn.shabou.model.forecasts.DemandClass;

/**
 * Forecasts a product by the method for its class of demand. The same history gives the same
 * forecast, to the last bit, on whatever thread and whenever.
 */
public final class Forecaster {

    private final Map<DemandClass, ForecastMethod> methods;
    private final ForecastMethod forTheYoung;

    /**
     * @param methods one for each class
     * @param forTheYoung takes a history that is too short for the method of its class
     */
    public Forecaster(Map<DemandClass, ForecastMethod> methods, ForecastMethod forTheYoung) {
        this.methods = Map.copyOf(methods);
        this.forTheYoung = forTheYoung;
    }

    /**
     * Forecasts the {@code horizon} periods that follow {@code history}; empty when not a single
     * period of it is known.
     *
     * @throws ArithmeticException when the numbers come out as no forecast at all
     */
    public Optional<Forecast> forecast(DemandSeries history, int horizon) {
        int observations = history.known().length;
        if (observations == 0) {
            return Optional.empty();
        }
        var pattern = DemandPattern.of(history);
        var method = methodFor(pattern.demandClass(), observations);
        var fitted = method.fit(history);
        var points =
                IntStream.rangeClosed(1, horizon)
                        .mapToObj(fitted::ahead)
                        .map(Forecast.Point::of)
                        .toList();
        return Optional.of(new Forecast(pattern, method.name(), points));
    }

    private ForecastMethod methodFor(DemandClass demandClass, int observations) {
        var method = methods.get(demandClass);
        return method != null && method.periodsNeeded() <= observations ? method : forTheYoung;
    }
}
