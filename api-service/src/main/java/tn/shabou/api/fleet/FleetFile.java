package tn.shabou.api.fleet;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tn.shabou.api.fleet.FleetCount.Row;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.csv.CsvDialect;
import tn.shabou.api.imports.csv.CsvRow;
import tn.shabou.api.imports.csv.CsvRows;
import tn.shabou.api.imports.csv.FileFacts;
import tn.shabou.api.imports.csv.FileKind;
import tn.shabou.api.imports.csv.Folded;
import tn.shabou.api.imports.csv.UnreadableCsv;

/** Reads counts of cars from CSV: all of the file or nothing. */
final class FleetFile {

    private static final int MOST_ROWS = 5_000;
    private static final int MOST_FAULTS = 50;
    private static final int LONGEST_TEXT = 300;

    private static final List<String> COLUMNS =
            List.of("make", "model", "first_year", "last_year", "cars", "counted_on", "source");

    private final Map<String, Integer> places = new HashMap<>();
    private final LocalDate today;
    private final List<Problem.Fault> faults = new ArrayList<>();

    private FleetFile(LocalDate today) {
        this.today = today;
    }

    /**
     * Blocking.
     *
     * @throws Problem that names each line that is wrong
     */
    static List<Row> rows(Path path, LocalDate today) {
        FileKind.refusal(path)
                .ifPresent(why -> {
                    throw new Problem(FleetProblem.INVALID_FLEET_FILE, why);
                });
        var dialect =
                CsvDialect.guess(path, FileFacts.of(path), Optional.empty(), Optional.empty());
        try (var csv = dialect.open(path)) {
            return new FleetFile(today).read(csv);
        } catch (UnreadableCsv e) {
            throw new Problem(FleetProblem.INVALID_FLEET_FILE, e.wording());
        }
    }

    private List<Row> read(CsvRows csv) {
        csv.next().ifPresent(this::header);
        var rows = new ArrayList<Row>();
        for (var row = csv.next(); row.isPresent(); row = csv.next()) {
            var line = row.get();
            try {
                rows.add(row(line));
            } catch (Unfit e) {
                fault(line.line(), e.why);
            }
            if (rows.size() > MOST_ROWS) {
                throw new Problem(
                        FleetProblem.INVALID_FLEET_FILE,
                        "The file has more than %d lines; send it in parts.",
                        MOST_ROWS);
            }
        }
        if (!faults.isEmpty()) {
            throw refusal(faults);
        }
        return rows;
    }

    static Problem refusal(List<Problem.Fault> faults) {
        return new Problem(
                FleetProblem.INVALID_FLEET_FILE,
                Wording.of("Nothing was stored. Mend what is listed under errors."),
                faults);
    }

    static Problem.Fault at(int line, Wording why) {
        return new Problem.Fault("line " + line, why);
    }

    private void header(CsvRow header) {
        for (int place = 0; place < header.cells().size(); place++) {
            places.put(Folded.of(header.cell(place)).replace(' ', '_'), place);
        }
        var missing = COLUMNS.stream().filter(name -> !places.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new Problem(
                    FleetProblem.INVALID_FLEET_FILE,
                    "The first line must name the columns %s; it lacks %s.",
                    String.join(", ", COLUMNS),
                    String.join(", ", missing));
        }
    }

    private void fault(int line, Wording why) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(at(line, why));
        }
    }

    /** A cell says what cannot be. */
    private static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Wording why;

        Unfit(Wording why) {
            super(why.toString(), null, false, false);
            this.why = why;
        }
    }

    private Row row(CsvRow row) throws Unfit {
        int first = number(row, "first_year", 1900, 2100);
        int last = number(row, "last_year", first, 2100);
        var make = text(row, "make");
        var model = text(row, "model");
        var source = text(row, "source");
        if (make.isEmpty() && !model.isEmpty()) {
            throw new Unfit(Wording.of("a model needs its make"));
        }
        if (source.isEmpty()) {
            throw new Unfit(Wording.of("say who counted, in the column source"));
        }
        int cars = number(row, "cars", 0, 100_000_000);
        return new Row(row.line(), make, model, first, last, cars, day(row), source);
    }

    private String text(CsvRow row, String column) throws Unfit {
        var text = row.cell(places.getOrDefault(column, Integer.MAX_VALUE)).strip();
        if (text.length() > LONGEST_TEXT) {
            throw new Unfit(Wording.of("%s has more than %d characters", column, LONGEST_TEXT));
        }
        return text;
    }

    private int number(CsvRow row, String column, int least, int most) throws Unfit {
        var text = text(row, column).replaceAll("[\\s\\u00a0\\u202f]", "");
        if (!text.matches("\\d{1,9}")
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > most) {
            throw new Unfit(
                    Wording.of("%s must be a whole number from %d to %d", column, least, most));
        }
        return Integer.parseInt(text);
    }

    private LocalDate day(CsvRow row) throws Unfit {
        try {
            var day = LocalDate.parse(text(row, "counted_on"));
            if (!day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below, as of a day to come.
        }
        throw new Unfit(Wording.of("counted_on must be a day that has come, such as 2026-01-31"));
    }
}
