package tn.shabou.orion.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.panel.Series;
import tn.shabou.orion.forecast.panel.Traits;

/**
 * What is known of series besides their values, as rows of a CSV file: {@code series_id} and any of
 * {@code category}, {@code brand}, {@code price}, {@code cars} and {@code car_age}; other columns
 * are passed over.
 */
final class TraitsFile {

    private static final String ID = "series_id";
    private static final double[] NOTHING = {};

    private final Map<String, Integer> places;
    private final Map<String, Traits> byId = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();

    private TraitsFile(Map<String, Integer> places) {
        this.places = places;
    }

    /**
     * Everything that was read.
     *
     * @param complaints about bad rows, each with its line
     */
    record Content(Map<String, Traits> byId, int rows, List<String> complaints) {

        /**
         * The series with what is known of them, and behind them those that begin where the others
         * end.
         */
        List<Series> added(List<Series> sold) {
            var left = new LinkedHashMap<>(byId);
            var all = new ArrayList<Series>();
            int next = sold.stream().mapToInt(s -> s.first() + s.values().length).max().orElse(0);
            for (var series : sold) {
                all.add(series.with(left.remove(series.id())));
            }
            left.forEach((id, traits) -> all.add(new Series(id, NOTHING, true, next, traits)));
            return all;
        }
    }

    /**
     * @throws Failure when the file cannot be read, or is no such file
     */
    static Content read(Path path) {
        var lines = TextFile.lines(path);
        var file = new TraitsFile(places(path, lines));
        int rows = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows++;
                try {
                    file.add(lines.get(i));
                } catch (IllegalArgumentException e) {
                    file.complaints.add("%s, line %d: %s".formatted(path, i + 1, e.getMessage()));
                }
            }
        }
        return new Content(file.byId, rows, file.complaints);
    }

    private static Map<String, Integer> places(Path path, List<String> lines) {
        var names = new ArrayList<String>();
        CsvFields.split(lines.isEmpty() ? "" : lines.getFirst().replace("\uFEFF", ""), names);
        var places = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            places.putIfAbsent(names.get(i).toLowerCase(Locale.ROOT), i);
        }
        if (!places.containsKey(ID)) {
            throw new Failure("%s, line 1: no column %s".formatted(path, ID));
        }
        return places;
    }

    private void add(String row) {
        var fields = new ArrayList<String>();
        CsvFields.split(row, fields);
        String id = word(fields, ID);
        if (id == null) {
            throw new IllegalArgumentException("no " + ID);
        }
        var traits =
                new Traits(
                        word(fields, "category"),
                        word(fields, "brand"),
                        number(fields, "price"),
                        number(fields, "cars"),
                        number(fields, "car_age"));
        if (byId.putIfAbsent(id, traits) != null) {
            throw new IllegalArgumentException("series %s again".formatted(id));
        }
    }

    /** Absent where there is no such column, or nothing in it. */
    private @Nullable String word(List<String> fields, String column) {
        int place = places.getOrDefault(column, Integer.MAX_VALUE);
        return place >= fields.size() || fields.get(place).isEmpty() ? null : fields.get(place);
    }

    private double number(List<String> fields, String column) {
        String word = word(fields, column);
        try {
            double number = word == null ? Double.NaN : Double.parseDouble(word);
            if (number < 0 || Double.isInfinite(number)) {
                throw new NumberFormatException();
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s \"%s\" is not a number from 0 on".formatted(column, word), e);
        }
    }
}
