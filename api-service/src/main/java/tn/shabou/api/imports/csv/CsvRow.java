package tn.shabou.api.imports.csv;

import java.util.List;

/**
 * A row of a CSV file.
 *
 * @param line on which it begins, counted from 1
 */
public record CsvRow(int line, List<String> cells) {

    /** The cell at that place; empty where the row is too short. */
    public String cell(int place) {
        return place < cells.size() ? cells.get(place) : "";
    }

    /** How many characters it has. */
    public int length() {
        return cells.stream().mapToInt(String::length).sum();
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
