package tn.shabou.orion.weather;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the days of an answer of Open-Meteo: {@code {"daily": {"time": [...], "…": [...]}}}. A
 * value that no thermometer in Tunisia ever showed is unknown; an answer of another shape is none.
 */
final class OpenMeteoAnswer {

    private OpenMeteoAnswer() {}

    /**
     * @throws WeatherUnavailable when it is no such answer
     */
    static WeatherDays read(Buffer body) {
        try {
            return days(body.toJsonObject().getJsonObject("daily", new JsonObject()));
        } catch (DecodeException | ClassCastException | DateTimeException e) {
            throw new WeatherUnavailable("an answer that is not understood", false);
        }
    }

    private static WeatherDays days(JsonObject daily) {
        var times = daily.getJsonArray("time", new JsonArray());
        var values = new EnumMap<Measure, Map<LocalDate, Double>>(Measure.class);
        for (var measure : Measure.values()) {
            var column = daily.getJsonArray(measure.field(), new JsonArray());
            if (!column.isEmpty() && column.size() != times.size()) {
                throw new WeatherUnavailable(
                        "%d values for %d days".formatted(column.size(), times.size()), false);
            }
            values.put(measure, column(measure, times, column));
        }
        return WeatherDays.of(values);
    }

    private static Map<LocalDate, Double> column(
            Measure measure, JsonArray times, JsonArray column) {
        var days = new HashMap<LocalDate, Double>();
        for (int i = 0; i < column.size(); i++) {
            if (column.getValue(i) instanceof Number number
                    && times.getValue(i) instanceof String day
                    && measure.isPlausible(number.doubleValue())) {
                days.put(LocalDate.parse(day), number.doubleValue());
            }
        }
        return days;
    }
}
