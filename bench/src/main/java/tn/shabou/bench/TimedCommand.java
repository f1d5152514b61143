package tn.shabou.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tn.shabou.local.process.CannotRun;

/** A program that is run to its end, and what CPU time it took with all that it started. */
final class TimedCommand {

    /** The shell's {@code times}: of itself, then of what it ran, user and system. */
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.,]+)s");

    private TimedCommand() {}

    /**
     * @param micros CPU time, its start included
     */
    record Done(String output, double seconds, long micros) {}

    static Done run(List<String> command) {
        var all = new ArrayList<>(List.of("sh", "-c", "\"$@\" 2>/dev/null; times >&2", "sh"));
        all.addAll(command);
        try {
            var output = Files.createTempFile("shabou-bench", ".txt");
            var times = Files.createTempFile("shabou-bench", ".txt");
            try {
                long begin = System.nanoTime();
                new ProcessBuilder(all)
                        .redirectOutput(output.toFile())
                        .redirectError(times.toFile())
                        .start()
                        .waitFor();
                double seconds = (System.nanoTime() - begin) / 1e9;
                return new Done(
                        Files.readString(output, StandardCharsets.UTF_8),
                        seconds,
                        micros(Files.readString(times)));
            } finally {
                Files.delete(output);
                Files.delete(times);
            }
        } catch (IOException e) {
            throw new CannotRun("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }

    private static long micros(String times) {
        return TIME.matcher(times).results().skip(2).limit(2).mapToLong(TimedCommand::micros).sum();
    }

    private static long micros(MatchResult time) {
        double seconds =
                60 * Long.parseLong(time.group(1))
                        + Double.parseDouble(time.group(2).replace(',', '.'));
        return Math.round(seconds * 1e6);
    }
}
