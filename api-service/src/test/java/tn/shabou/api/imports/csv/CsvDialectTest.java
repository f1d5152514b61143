package tn.shabou.api.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvDialectTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "UTF-8/;",
                "UTF-8/,",
                "UTF-8/T",
                "windows-1252/;",
                "windows-1252/,",
                "UTF-16LE/;"
            })
    void readsWhatSpreadsheetsWrite(String charset, String given) throws IOException {
        var separator = given.equals("T") ? "\t" : given;
        var mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        var text = mark + "Référence;Désignation\r\nA-1;Filtre à huile\r\n".replace(";", separator);

        assertThat(cells(text.getBytes(Charset.forName(charset))))
                .containsExactly(
                        List.of("Référence", "Désignation"), List.of("A-1", "Filtre à huile"));
    }

    @Test
    void believesTheSeparatorThatExcelNames() throws IOException {
        assertThat(cells("sep=|\nsku|name\nA|B;C\n".getBytes(Charset.forName("UTF-8"))))
                .containsExactly(List.of("sku", "name"), List.of("A", "B;C"));
    }

    @Test
    void countsTheLinesOfTheFileNotTheRows() throws IOException {
        var rows =
                rows("sku,name\nA,\"two\nlines\"\n\n,,\nB,x\n".getBytes(Charset.forName("UTF-8")));

        assertThat(rows).extracting(CsvRow::line).containsExactly(1, 2, 6);
    }

    @Test
    void endsAQuotationThatSwallowsTheFile() throws IOException {
        var file =
                ("sku,name\nA,\"open\n" + "B,x\n".repeat(400_000))
                        .getBytes(Charset.forName("UTF-8"));

        assertThatThrownBy(() -> rows(file))
                .isInstanceOfSatisfying(
                        UnreadableCsv.class, broken -> assertThat(broken.line()).isEqualTo(2));
    }

    private List<List<String>> cells(byte[] file) throws IOException {
        return rows(file).stream().map(CsvRow::cells).toList();
    }

    private List<CsvRow> rows(byte[] file) throws IOException {
        var path = Files.write(folder.resolve("file.csv"), file);
        var dialect =
                CsvDialect.guess(path, FileFacts.of(path), Optional.empty(), Optional.empty());
        var rows = new ArrayList<CsvRow>();
        try (var open = dialect.open(path)) {
            for (var row = open.next(); row.isPresent(); row = open.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }
}
