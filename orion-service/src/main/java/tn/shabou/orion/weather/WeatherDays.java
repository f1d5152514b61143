package tn.shabou.orion.weather;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import tn.shabou.model.forecasts.Grain;

/** What is known of the weather of some days. Immutable. */
public final class WeatherDays {

    private static final WeatherDays NONE = new WeatherDays(new EnumMap<>(Measure.class));

    /** A day is like those at most so many days away in other years. */
    private static final int SEASON = 7;

    private static final int LONGEST_YEAR = 366;

    private final Map<Measure, NavigableMap<LocalDate, Double>> values;

    private WeatherDays(Map<Measure, NavigableMap<LocalDate, Double>> values) {
        this.values = values;
    }

    /** Nothing is known. */
    public static WeatherDays none() {
        return NONE;
    }

    static WeatherDays of(Map<Measure, ? extends Map<LocalDate, Double>> values) {
        var copy = new EnumMap<Measure, NavigableMap<LocalDate, Double>>(Measure.class);
        values.forEach((measure, days) -> copy.put(measure, new TreeMap<>(days)));
        return new WeatherDays(copy);
    }

    /** What was measured or is forecast for {@code date}; NaN where unknown. */
    public double at(Measure measure, LocalDate date) {
        return known(measure).getOrDefault(date, Double.NaN);
    }

    /** Every day of which something is known, ascending. */
    SortedSet<LocalDate> dates() {
        var dates = new TreeSet<LocalDate>();
        values.values().forEach(days -> dates.addAll(days.keySet()));
        return dates;
    }

    public boolean isEmpty() {
        return values.values().stream().allMatch(Map::isEmpty);
    }

    /** The mean of several places, day by day, of those that know it. */
    static WeatherDays mean(List<WeatherDays> places) {
        var mean = new EnumMap<Measure, Map<LocalDate, Double>>(Measure.class);
        for (var measure : Measure.values()) {
            mean.put(
                    measure,
                    places.stream()
                            .flatMap(place -> place.known(measure).entrySet().stream())
                            .collect(
                                    Collectors.groupingBy(
                                            Map.Entry::getKey,
                                            Collectors.averagingDouble(Map.Entry::getValue))));
        }
        return of(mean);
    }

    /** Both; where both know a day, {@code others}. */
    WeatherDays and(WeatherDays others) {
        var both = new EnumMap<Measure, NavigableMap<LocalDate, Double>>(Measure.class);
        for (var measure : Measure.values()) {
            var days = new TreeMap<>(known(measure));
            days.putAll(others.known(measure));
            both.put(measure, days);
        }
        return new WeatherDays(both);
    }

    /**
     * By how much the mean of the period that holds a day, given in days since 1970-01-01, is above
     * the usual of its season. A day that is unknown, as those beyond the weather forecast are, is
     * taken to be as usual.
     */
    public DoubleUnaryOperator anomaly(Measure measure, Grain grain) {
        double[] climate = climate(known(measure));
        return epochDay -> {
            var start = grain.startOf(LocalDate.ofEpochDay((long) Math.floor(epochDay)));
            var end = grain.plus(start, 1);
            double sum = 0;
            int days = 0;
            for (var date = start; date.isBefore(end); date = date.plusDays(1)) {
                double value = at(measure, date);
                sum += Double.isNaN(value) ? 0 : value - climate[date.getDayOfYear() - 1];
                days++;
            }
            return sum / days;
        };
    }

    /** The mean of each day of the year and the days about it; NaN where none is known. */
    private static double[] climate(NavigableMap<LocalDate, Double> known) {
        var sums = new double[LONGEST_YEAR];
        var counts = new int[LONGEST_YEAR];
        known.forEach((date, value) -> {
            for (int offset = -SEASON; offset <= SEASON; offset++) {
                int day = Math.floorMod(date.getDayOfYear() - 1 + offset, LONGEST_YEAR);
                sums[day] += value;
                counts[day]++;
            }
        });
        for (int day = 0; day < LONGEST_YEAR; day++) {
            sums[day] = counts[day] == 0 ? Double.NaN : sums[day] / counts[day];
        }
        return sums;
    }

    private NavigableMap<LocalDate, Double> known(Measure measure) {
        return values.getOrDefault(measure, Collections.emptyNavigableMap());
    }
}
