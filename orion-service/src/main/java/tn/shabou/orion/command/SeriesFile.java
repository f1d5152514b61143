package tn.shabou.orion.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.panel.Series;

/** Series as rows of a CSV file: {@code series_id,time,value}, in any order. */
final class SeriesFile {

    private static final double MOST = 1e15;
    private static final int MOST_PERIODS = 200_000;
    private static final int COMPLAINTS_SHOWN = 20;
    private static final int MOST_TIMES_KEPT = 50_000;
    private static final String[] COLUMNS = {"series_id", "time", "value"};

    private final Path path;
    private final Frequency frequency;
    private final Map<String, Observations> byId = new LinkedHashMap<>();

    /** The periods of times that were read: most series have the same. */
    private final Map<String, Integer> periods = new HashMap<>();

    /** The series of the latest row, whose next row mostly follows. */
    private String latest = "";

    private @Nullable Observations ofLatest;
    private final PlainRow plainRow = new PlainRow();
    private final List<String> complaints = new ArrayList<>();
    private int bad;
    private int rows;

    private SeriesFile(Path path, Frequency frequency) {
        this.path = path;
        this.frequency = frequency;
    }

    /**
     * Everything that was read.
     *
     * @param complaints about the first bad rows, each with its line
     * @param bad number of bad rows
     */
    record Content(List<Series> series, int rows, int bad, List<String> complaints) {}

    /**
     * @param allCount whether every series counts pieces
     * @throws Failure when the file cannot be read, or is no such file
     */
    static Content read(Path path, Frequency frequency, boolean allCount) {
        var file = new SeriesFile(path, frequency);
        try (var in = Files.newInputStream(path)) {
            file.read(new Lines(in));
        } catch (IOException e) {
            throw Failure.ofReading(path, e);
        }
        var series = new ArrayList<Series>(file.byId.size());
        file.byId.forEach((id, seen) -> file.series(id, seen, allCount, series));
        return new Content(series, file.rows, file.bad, file.complaints);
    }

    private void read(Lines lines) throws IOException {
        if (!lines.next()) {
            throw new Failure(path + " is empty");
        }
        String header = lines.text();
        String plain = header.startsWith("\uFEFF") ? header.substring(1) : header;
        int[] places = places(plain);
        var fields = new ArrayList<String>();
        int number = 1;
        boolean usual = Arrays.equals(places, new int[] {0, 1, 2});
        while (lines.next()) {
            number++;
            if (usual && ofLatest != null && plainRow.reads(lines)) {
                rows++;
                ofLatest.add(plainRow.period(), plainRow.value(), number);
                continue;
            }
            String row = lines.text();
            if (!row.isBlank()) {
                rows++;
                try {
                    CsvFields.split(row, fields);
                    add(number, places, fields);
                } catch (IllegalArgumentException e) {
                    complain("line %d: %s".formatted(number, e.getMessage()));
                }
            }
        }
    }

    private int[] places(String header) {
        var names = new ArrayList<String>();
        CsvFields.split(header, names);
        var places = new int[COLUMNS.length];
        for (int column = 0; column < places.length; column++) {
            int place = -1;
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).toLowerCase(Locale.ROOT).equals(COLUMNS[column])) {
                    if (place >= 0) {
                        throw new Failure(
                                "%s, line 1: two columns are called %s"
                                        .formatted(path, COLUMNS[column]));
                    }
                    place = i;
                }
            }
            if (place < 0) {
                throw new Failure(
                        "%s, line 1: no column %s; the first line must name series_id,time,value"
                                .formatted(path, COLUMNS[column]));
            }
            places[column] = place;
        }
        return places;
    }

    private void add(int line, int[] places, List<String> fields) {
        for (int place : places) {
            if (place >= fields.size()) {
                throw new IllegalArgumentException(
                        "%d fields where series_id, time and value are needed"
                                .formatted(fields.size()));
            }
        }
        String id = fields.get(places[0]);
        if (id.isEmpty()) {
            throw new IllegalArgumentException("no series_id");
        }
        int period = period(fields.get(places[1]));
        double value = value(fields.get(places[2]));
        observations(id).add(period, value, line);
        plainRow.follows(id, fields.get(places[1]), period);
    }

    private int period(String time) {
        var known = periods.get(time);
        if (known != null) {
            return known;
        }
        int period = frequency.period(time);
        if (periods.size() < MOST_TIMES_KEPT) {
            periods.put(time, period);
        }
        return period;
    }

    private Observations observations(String id) {
        var seen = ofLatest;
        if (seen == null || !id.equals(latest)) {
            seen = byId.computeIfAbsent(id, _ -> new Observations());
            ofLatest = seen;
            latest = id;
        }
        return seen;
    }

    private static double value(String word) {
        double plain = Decimals.plain(word);
        if (plain >= 0) {
            return plain;
        }
        if (word.isEmpty() || word.equalsIgnoreCase("NA") || word.equalsIgnoreCase("NaN")) {
            return Double.NaN;
        }
        double value;
        try {
            // Java would also read 1f, 2d and 0x1p3.
            char last = word.charAt(word.length() - 1);
            if (!Character.isDigit(last) && last != '.' || word.indexOf('x') >= 0) {
                throw new NumberFormatException(word);
            }
            value = Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("value \"%s\" is not a number".formatted(word), e);
        }
        if (!(Math.abs(value) <= MOST)) {
            throw new IllegalArgumentException("value %s is too large".formatted(word));
        }
        return value;
    }

    private void complain(String complaint) {
        bad++;
        if (complaints.size() < COMPLAINTS_SHOWN) {
            complaints.add(complaint);
        }
    }

    private void series(String id, Observations seen, boolean allCount, List<Series> all) {
        seen.sort();
        seen.twice()
                .forEach(line ->
                        complain(
                                "line %d: series %s has another value for the same period"
                                        .formatted(line, id)));
        if (seen.span() > MOST_PERIODS) {
            complain(
                    "series %s spans %d periods; at most %d can be"
                            .formatted(id, seen.span(), MOST_PERIODS));
            return;
        }
        double[] values = seen.values();
        boolean counts = allCount || isCount(values);
        if (allCount) {
            for (double value : values) {
                if (value < 0) {
                    complain("series %s has a value below zero, which no count has".formatted(id));
                    return;
                }
            }
        }
        all.add(new Series(id, values, counts, seen.first()));
    }

    private static boolean isCount(double[] values) {
        for (double value : values) {
            if (value < 0 || value != (long) value && !Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }
}
