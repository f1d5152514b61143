package tn.shabou.api.products;

import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * What hangs on a product comes as an array of texts in its row: dearer to read than columns, but
 * far cheaper than a query for each, or JSON.
 */
final class Lines {

    /** ASCII's unit separator, which no keyboard types. */
    static final String SEPARATOR = "chr(31)";

    private static final char UNIT = '\u001f';

    private Lines() {}

    /**
     * @param parts how many each line has; the last takes whatever is left
     */
    static List<String[]> of(Row row, String column, int parts) {
        var texts = row.getArrayOfStrings(column);
        var lines = new ArrayList<String[]>(texts.length);
        for (var text : texts) {
            lines.add(cut(text, parts));
        }
        return lines;
    }

    static String[] cut(String text, int parts) {
        var cut = new String[parts];
        int from = 0;
        for (int i = 0; i < parts - 1; i++) {
            int to = text.indexOf(UNIT, from);
            cut[i] = text.substring(from, to);
            from = to + 1;
        }
        cut[parts - 1] = text.substring(from);
        return cut;
    }
}
