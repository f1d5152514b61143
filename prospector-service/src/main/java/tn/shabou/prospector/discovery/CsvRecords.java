package tn.shabou.prospector.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;

/**
 * The rows of a CSV export, a column an entry; cells that are JSON, as nested columns are exported,
 * become what they say.
 */
final class CsvRecords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvRecords() {}

    /** UTF-8, commas, with a header. */
    static void read(InputStream file, Consumer<JsonNode> records) throws IOException {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var rows = format.parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (var row : rows) {
                var record = JSON.createObjectNode();
                row.toMap()
                        .forEach((column, cell) -> {
                            var name =
                                    column.isEmpty() || column.charAt(0) != BYTE_ORDER_MARK
                                            ? column
                                            : column.substring(1);
                            record.set(name, node(cell));
                        });
                records.accept(record);
            }
        }
    }

    private static JsonNode node(String cell) {
        if (cell.startsWith("{") || cell.startsWith("[")) {
            try {
                return JSON.readTree(cell);
            } catch (JsonProcessingException _) {
                return TextNode.valueOf(cell);
            }
        }
        return TextNode.valueOf(cell);
    }
}
