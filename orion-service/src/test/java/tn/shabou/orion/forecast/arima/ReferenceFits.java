package tn.shabou.orion.forecast.arima;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What R makes of the textbook series: resources {@code golden/}, and the series where present. */
final class ReferenceFits {

    /** Fields of a line, of which the second may be quoted. */
    private static final Pattern LINE =
            Pattern.compile("([^,]+),(?:\"([^\"]*)\"|([^,]*)),([^,]+),([^,]*)(?:,([^,]*),.*)?");

    private static final Path SERIES = Path.of("shared", "data", "sales", "classic-series.csv");

    record Fit(String series, String model, Map<String, Double> values) {

        double value(String name) {
            return values.getOrDefault(name, 0.0);
        }

        double[] all(String prefix) {
            return values.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .mapToDouble(Map.Entry::getValue)
                    .toArray();
        }

        @Override
        public String toString() {
            return series + " " + model;
        }
    }

    private ReferenceFits() {}

    /** The fits whose model begins with {@code prefix}. */
    static List<Fit> fits(String prefix) {
        Map<String, Fit> fits = new LinkedHashMap<>();
        for (Matcher line : lines("r_fits.csv")) {
            String model = line.group(2) != null ? line.group(2) : line.group(3);
            if (model.startsWith(prefix)) {
                fits.computeIfAbsent(
                                line.group(1) + model,
                                _ -> new Fit(line.group(1), model, new LinkedHashMap<>()))
                        .values()
                        .put(line.group(4), number(line.group(5)));
            }
        }
        return List.copyOf(fits.values());
    }

    /** R's forecasts of that fit: one row of mean and standard error for each period. */
    static List<double[]> forecasts(Fit fit) {
        List<double[]> rows = new ArrayList<>();
        for (Matcher line : lines("r_forecasts.csv")) {
            String model = line.group(2) != null ? line.group(2) : line.group(3);
            if (line.group(1).equals(fit.series()) && model.equals(fit.model())) {
                rows.add(new double[] {number(line.group(5)), number(line.group(6))});
            }
        }
        return rows;
    }

    /** The textbook series by name, where this machine has them. */
    static Optional<Map<String, double[]>> series() {
        return Optional.ofNullable(folderWithSeries()).map(ReferenceFits::read);
    }

    private static Path folderWithSeries() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(SERIES))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static Map<String, double[]> read(Path folder) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        try (var lines = Files.lines(folder.resolve(SERIES))) {
            lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(field ->
                            values.computeIfAbsent(field[0], _ -> new ArrayList<>())
                                    .add(number(field[3])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, double[]> series = new LinkedHashMap<>();
        values.forEach((name, list) ->
                series.put(name, list.stream().mapToDouble(Double::doubleValue).toArray()));
        return series;
    }

    private static double number(String text) {
        return text == null || text.isEmpty() || text.equals("NA")
                ? Double.NaN
                : Double.parseDouble(text);
    }

    private static List<Matcher> lines(String file) {
        try (var in = ReferenceFits.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
