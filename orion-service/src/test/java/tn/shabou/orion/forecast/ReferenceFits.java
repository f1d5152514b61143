package tn.shabou.orion.forecast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What R 4.2.2 and its package forecast 8.20 make of series, resources {@code golden/}: of the
 * textbook series, where this machine has them (in the folder {@code SHABOU_SHARED_DATA}, else
 * {@code shared/data} beside the repository), and of some made-up ones, which are always there.
 */
public final class ReferenceFits {

    /** Fields of a line, of which the second may be quoted. */
    private static final Pattern LINE =
            Pattern.compile("([^,]+),(?:\"([^\"]*)\"|([^,]*)),([^,]+),([^,]*)(?:,([^,]*),.*)?");

    private static final Path TEXTBOOK = Path.of("sales", "classic-series.csv");

    /**
     * @param values what R tells of the fit, by its name
     */
    public record Fit(String series, String model, Map<String, Double> values) {

        public double value(String name) {
            return values.getOrDefault(name, 0.0);
        }

        public double[] all(String prefix) {
            return values.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .mapToDouble(Map.Entry::getValue)
                    .toArray();
        }

        public double[] history() {
            return Objects.requireNonNull(SERIES.get(series)).values();
        }

        public int season() {
            return Objects.requireNonNull(SERIES.get(series)).season();
        }

        @Override
        public String toString() {
            return series + " " + model;
        }
    }

    private record Known(int season, double[] values) {}

    private static final Map<String, Known> SERIES = series();

    private ReferenceFits() {}

    /** The fits of series at hand whose model begins with {@code prefix}. */
    public static List<Fit> fits(String prefix) {
        Map<String, Fit> fits = new LinkedHashMap<>();
        for (Matcher line : lines("forecasts.csv")) {
            fit(fits, line);
        }
        for (Matcher line : lines("fits.csv")) {
            fit(fits, line).values().put(line.group(4), number(line.group(5)));
        }
        return fits.values().stream()
                .filter(fit -> fit.model().startsWith(prefix) && SERIES.containsKey(fit.series()))
                .toList();
    }

    private static Fit fit(Map<String, Fit> fits, Matcher line) {
        return fits.computeIfAbsent(
                line.group(1) + " " + model(line),
                _ -> new Fit(line.group(1), model(line), new LinkedHashMap<>()));
    }

    private static String model(Matcher line) {
        return line.group(2) != null ? line.group(2) : line.group(3);
    }

    /** R's forecasts of that fit: one row of mean and standard error for each period. */
    public static List<double[]> forecasts(Fit fit) {
        List<double[]> rows = new ArrayList<>();
        for (Matcher line : lines("forecasts.csv")) {
            if (line.group(1).equals(fit.series()) && model(line).equals(fit.model())) {
                rows.add(new double[] {number(line.group(5)), number(line.group(6))});
            }
        }
        return rows;
    }

    private static Map<String, Known> series() {
        Map<String, Known> series = new LinkedHashMap<>();
        read(resource("made_up_series.csv"), series);
        folder().map(folder -> folder.resolve(TEXTBOOK))
                .filter(Files::exists)
                .ifPresent(file -> read(text(() -> Files.newInputStream(file)), series));
        return series;
    }

    private static Optional<Path> folder() {
        String named = System.getenv("SHABOU_SHARED_DATA");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder).map(beside -> beside.resolve("shared/data"));
    }

    private static void read(String text, Map<String, Known> series) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        Map<String, Integer> seasons = new LinkedHashMap<>();
        text.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(field -> {
                    values.computeIfAbsent(field[0], _ -> new ArrayList<>()).add(number(field[3]));
                    seasons.put(field[0], Integer.parseInt(field[1]));
                });
        seasons.forEach((name, season) -> {
            var history = Objects.requireNonNull(values.get(name));
            series.put(
                    name,
                    new Known(season, history.stream().mapToDouble(Double::doubleValue).toArray()));
        });
    }

    private static double number(String text) {
        return text == null || text.isEmpty() || text.equals("NA")
                ? Double.NaN
                : Double.parseDouble(text);
    }

    private static List<Matcher> lines(String file) {
        return (resource("r_" + file) + resource("made_up_" + file))
                .lines()
                .map(LINE::matcher)
                .filter(line -> line.matches() && !line.group(1).equals("series"))
                .toList();
    }

    private static String resource(String file) {
        return text(() -> ReferenceFits.class.getResourceAsStream("/golden/" + file));
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private static String text(Opening opening) {
        try (var in = opening.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
