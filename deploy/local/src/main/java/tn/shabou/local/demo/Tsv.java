package tn.shabou.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Tab-separated resources: the first line names the columns. */
public final class Tsv {

    private Tsv() {}

    /** A line by column name. A value of one hyphen is empty. */
    public record Row(Map<String, String> values) {

        public String text(String column) {
            var value = Objects.requireNonNull(values.get(column), column);
            return value.equals("-") ? "" : value;
        }

        public double number(String column) {
            return Double.parseDouble(text(column));
        }

        /** Parts between {@code separator}; none when empty. */
        public List<String> list(String column, String separator) {
            var value = text(column);
            return value.isEmpty() ? List.of() : List.of(value.split(separator));
        }
    }

    /** The lines of the class path resource, in order. */
    public static List<Row> rows(String resource) {
        try (var content = Tsv.class.getClassLoader().getResourceAsStream(resource);
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(content, resource),
                                        StandardCharsets.UTF_8))) {
            var columns = Stream.ofNullable(lines.readLine()).flatMap(Tsv::cells).toList();
            var rows = new ArrayList<Row>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(row(columns, cells(line).toList()));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> cells(String line) {
        return Stream.of(line.split("\t", -1));
    }

    private static Row row(List<String> columns, List<String> cells) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), cells.get(i));
        }
        return new Row(values);
    }
}
