package tn.shabou.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;

/**
 * Where and when it was measured.
 *
 * @param memory in bytes; 0 when unknown
 * @param load how many wanted to run when it began, one minute's average; below 0 when unknown
 * @param commit of the project; empty without git
 */
record Machine(
        String processor,
        int processors,
        long memory,
        double load,
        String system,
        String java,
        String commit,
        String when) {

    static Machine describe(Path home, Clock clock) {
        return new Machine(
                first("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                memoryOfAll(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.version"),
                commit(home),
                clock.instant().toString());
    }

    private static long memoryOfAll() {
        var kilobytes = first("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
        return kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes) * 1024;
    }

    private static String first(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException _) {
            return "";
        }
    }

    private static String commit(Path home) {
        try {
            var git =
                    new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                            .directory(home.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException _) {
            return "";
        }
    }
}
