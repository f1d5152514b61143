package tn.shabou.api.relevance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * How well products answer queries, as people judged it.
 *
 * @param grades by query, then by product; 0 is irrelevant, and so is what nobody judged
 */
record Judgements(Map<String, Map<String, Double>> grades) {

    static final int DEPTH = 10;

    /**
     * Reads {@code query,id,grade}, with or without that header.
     *
     * @throws UnusableFile naming the line that cannot be read
     */
    static Judgements read(Path file) {
        var grades = new LinkedHashMap<String, Map<String, Double>>();
        try (var reader = Files.newBufferedReader(file);
                var records = CSVFormat.DEFAULT.parse(reader)) {
            for (var record : records) {
                if (!(record.getRecordNumber() == 1 && isHeader(record))) {
                    add(grades, file, record);
                }
            }
        } catch (IOException e) {
            throw UnusableFile.unreadable(file, e);
        }
        return new Judgements(grades);
    }

    private static boolean isHeader(CSVRecord record) {
        return record.size() >= 3 && record.get(2).strip().equalsIgnoreCase("grade");
    }

    private static void add(Map<String, Map<String, Double>> grades, Path file, CSVRecord record) {
        try {
            grades.computeIfAbsent(record.get(0), _ -> new LinkedHashMap<>())
                    .merge(
                            record.get(1).strip(),
                            Double.parseDouble(record.get(2).strip()),
                            Math::max);
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
            throw new UnusableFile(
                    "%s, line %d: expected query,id,grade"
                            .formatted(file, record.getRecordNumber()),
                    e);
        }
    }

    Set<String> queries() {
        return grades.keySet();
    }

    /** Whether any product answers the query; without one there is nothing to rank right. */
    boolean hasAnswer(String query) {
        return of(query).values().stream().anyMatch(grade -> grade > 0);
    }

    /** Gain 2^grade - 1, discounted by log2(rank + 1), relative to the best possible ranking. */
    double ndcg(String query, List<String> ranking) {
        var judged = of(query);
        var best = judged.values().stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList();
        return dcg(ranking.stream().map(id -> judged.getOrDefault(id, 0.0)).toList()) / dcg(best);
    }

    /** One by the rank of the first product that answers; 0 when it is not among the first ten. */
    double reciprocalRank(String query, List<String> ranking) {
        for (int rank = 1; rank <= Math.min(DEPTH, ranking.size()); rank++) {
            if (of(query).getOrDefault(ranking.get(rank - 1), 0.0) > 0) {
                return 1.0 / rank;
            }
        }
        return 0;
    }

    private Map<String, Double> of(String query) {
        return grades.getOrDefault(query, Map.of());
    }

    private static double dcg(List<Double> grades) {
        double sum = 0;
        for (int i = 0; i < Math.min(DEPTH, grades.size()); i++) {
            sum += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }
}
