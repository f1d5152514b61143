package tn.shabou.orion.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tn.shabou.orion.evaluation.OpeningStock;
import tn.shabou.orion.forecast.panel.Series;

/**
 * What there is of each series when stock begins to be kept, as rows of a CSV file: {@code
 * series_id,on_hand}, and behind them what comes with the first period, with the second and so on.
 */
final class StockFile {

    private StockFile() {}

    /**
     * @param lead periods that orders may have been made for before: at most so many columns follow
     * @throws Failure when the file cannot be read, makes no sense, or leaves a series out
     */
    static Map<String, OpeningStock> read(Path path, int lead, List<Series> needed) {
        var stock = new HashMap<String, OpeningStock>();
        var lines = TextFile.lines(path);
        if (lines.isEmpty()
                || !lines.getFirst().replace("\uFEFF", "").startsWith("series_id,on_hand")) {
            throw new Failure(
                    "%s, line 1: the first line must be series_id,on_hand, or that and more"
                            .formatted(path));
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    add(lines.get(i), lead, stock);
                } catch (IllegalArgumentException e) {
                    throw new Failure("%s, line %d: %s".formatted(path, i + 1, e.getMessage()));
                }
            }
        }
        for (var series : needed) {
            if (!stock.containsKey(series.id())) {
                throw new Failure("%s has no row of series %s".formatted(path, series.id()));
            }
        }
        return stock;
    }

    private static void add(String row, int lead, Map<String, OpeningStock> stock) {
        var fields = new ArrayList<String>();
        CsvFields.split(row, fields);
        if (fields.size() < 2 || fields.size() > 2 + lead) {
            throw new IllegalArgumentException(
                    "%d fields; series_id, on_hand, and what comes in at most %d periods"
                            .formatted(fields.size(), lead));
        }
        var pieces = fields.stream().skip(1).map(StockFile::pieces).toList();
        var opening = new OpeningStock(pieces.getFirst(), pieces.subList(1, pieces.size()));
        if (stock.put(fields.getFirst(), opening) != null) {
            throw new IllegalArgumentException("series %s again".formatted(fields.getFirst()));
        }
    }

    private static double pieces(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"%s\" is not a number".formatted(word), e);
        }
    }
}
