package tn.shabou.api.relevance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;

/** A ranking as CSV {@code query,rank,id}, which other tools evaluate too. */
final class RunFile {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader("query", "rank", "id")
                    .setRecordSeparator('\n')
                    .get();

    private RunFile() {}

    static void write(Path file, Map<String, List<String>> run) {
        try (var writer = Files.newBufferedWriter(file);
                var csv = FORMAT.print(writer)) {
            for (var ranking : run.entrySet()) {
                int rank = 0;
                for (var id : ranking.getValue()) {
                    csv.printRecord(ranking.getKey(), ++rank, id);
                }
            }
        } catch (IOException e) {
            throw new UnusableFile("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
