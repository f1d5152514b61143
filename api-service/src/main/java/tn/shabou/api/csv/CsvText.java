package tn.shabou.api.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Writes rows for people who open them in a spreadsheet: no cell is ever a formula. */
public final class CsvText {

    private CsvText() {}

    /** The rows as lines, each ended by CR LF (RFC 4180). */
    public static String of(char separator, List<List<String>> rows) {
        var text = new StringBuilder();
        var format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        try (var printer = format.print(text)) {
            for (var row : rows) {
                printer.printRecord(row.stream().map(FormulaGuard::guard));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
