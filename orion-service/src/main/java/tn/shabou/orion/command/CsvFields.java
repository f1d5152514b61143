package tn.shabou.orion.command;

import java.util.List;

/** Takes the rows of CSV files apart. */
final class CsvFields {

    private CsvFields() {}

    /**
     * Fields between commas, trimmed; quotes around one may hold commas and doubled quotes.
     *
     * @throws IllegalArgumentException when a quote is not closed
     */
    static void split(String row, List<String> fields) {
        fields.clear();
        if (row.indexOf('"') < 0) {
            int from = 0;
            for (int comma; (comma = row.indexOf(',', from)) >= 0; from = comma + 1) {
                fields.add(row.substring(from, comma).strip());
            }
            fields.add(row.substring(from).strip());
            return;
        }
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quote is opened and not closed");
        }
        fields.add(field.toString().strip());
    }
}
