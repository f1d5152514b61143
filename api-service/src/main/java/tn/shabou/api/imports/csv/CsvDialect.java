package tn.shabou.api.imports.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a CSV file is written. A byte order mark and Excel's line {@code sep=;} are no content. */
public record CsvDialect(Charset charset, char separator) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?");
    private static final int LONGEST_FIRST_LINE = 64 * 1024;

    /**
     * Looks at a file for what was not said. Blocking.
     *
     * @param charset when absent: UTF-16 by its byte order mark, UTF-8 if all of the file is, else
     *     Windows-1252
     * @param separator when absent: semicolon, tab or comma, the first of these that stands in the
     *     first line
     */
    public static CsvDialect guess(
            Path path, FileFacts facts, Optional<Charset> charset, Optional<Character> separator) {
        var read = charset.orElseGet(() -> charset(path, facts));
        return new CsvDialect(read, separator.orElseGet(() -> separator(firstLine(path, read))));
    }

    /** The rows from the first line on. Blocking; to be closed. */
    public CsvRows open(Path path) {
        try {
            var reader = reader(path, charset);
            var first = reader.readLine();
            if (first != null && SEPARATOR_LINE.matcher(first).matches()) {
                return new CsvRows(reader, separator, 1);
            }
            reader.close();
            return new CsvRows(reader(path, charset), separator, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Charset charset(Path path, FileFacts facts) {
        try (var in = Files.newInputStream(path)) {
            int first = in.read();
            int second = in.read();
            if (first == 0xff && second == 0xfe) {
                return StandardCharsets.UTF_16LE;
            }
            if (first == 0xfe && second == 0xff) {
                return StandardCharsets.UTF_16BE;
            }
            return facts.isUtf8() ? StandardCharsets.UTF_8 : WINDOWS_1252;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static char separator(String header) {
        var said = SEPARATOR_LINE.matcher(header);
        if (said.matches()) {
            return said.group(1).charAt(0);
        }
        return header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
    }

    private static String firstLine(Path path, Charset charset) {
        try (var reader = reader(path, charset)) {
            var start = new char[LONGEST_FIRST_LINE];
            int length = Math.max(0, reader.read(start));
            return new String(start, 0, length).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Characters that cannot be read become U+FFFD. */
    private static BufferedReader reader(Path path, Charset charset) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(path), charset));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }
}
