package tn.shabou.orion.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tn.shabou.orion.forecast.panel.Outlook;

/**
 * Forecasts as rows of a CSV file, which is there whole or not at all. Into what is no file, like a
 * pipe or a device, they are written as they come.
 */
final class ForecastFile implements AutoCloseable {

    private static final String HEADER =
            "series_id,h,mean,lo80,hi80,lo95,hi95,q0.5,q0.8,q0.9,q0.95,q0.99,model\n";

    /** The quantiles in the order of the columns. */
    private static final double[] COLUMNS = {0.1, 0.9, 0.025, 0.975, 0.5, 0.8, 0.9, 0.95, 0.99};

    private final Path path;

    /** What a link leads to, not the link, is replaced by what is finished. */
    private final Path target;

    private final Path written;
    private final BufferedWriter writer;

    ForecastFile(Path path) {
        this.path = path;
        if (Files.isDirectory(path)) {
            throw new Failure("cannot write %s: it is a folder".formatted(path));
        }
        try {
            target = Files.isRegularFile(path) ? path.toRealPath() : path;
            written = Files.isRegularFile(path) || !Files.exists(path) ? unfinished(target) : path;
            writer = Files.newBufferedWriter(written, StandardCharsets.UTF_8);
            writer.write(HEADER);
        } catch (NoSuchFileException e) {
            throw new Failure("cannot write %s: there is no such folder".formatted(path));
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private static Path unfinished(Path target) {
        return target.resolveSibling(target.getFileName() + ".unfinished");
    }

    void write(String id, Outlook outlook) {
        var rows = new StringBuilder();
        String quoted = quoted(id);
        String said = "";
        for (int h = 0; h < outlook.mean().length; h++) {
            said = h > 0 && outlook.repeats(h) ? said : said(outlook, h);
            rows.append(quoted).append(',').append(h + 1).append(said);
        }
        try {
            writer.append(rows);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private static String said(Outlook outlook, int h) {
        var said = new StringBuilder().append(',').append(outlook.mean()[h]);
        for (double probability : COLUMNS) {
            said.append(',').append(outlook.quantile(h, probability));
        }
        return said.append(',').append(outlook.model()).append('\n').toString();
    }

    private static String quoted(String id) {
        boolean plain = id.indexOf(',') < 0 && id.indexOf('"') < 0;
        return plain ? id : '"' + id.replace("\"", "\"\"") + '"';
    }

    /** Puts the file where it was wanted. */
    void finish() {
        try {
            writer.close();
            if (!written.equals(path)) {
                Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Leaves nothing behind of what is not finished, even on a full disk. */
    @Override
    public void close() {
        try (writer) {
            if (!written.equals(path)) {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private Failure cannotWrite(IOException e) {
        return new Failure("cannot write %s: %s".formatted(path, e));
    }
}
