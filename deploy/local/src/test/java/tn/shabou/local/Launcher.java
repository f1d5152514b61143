package tn.shabou.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A launcher as a process of its own, and what it says. */
record Launcher(Process process, BufferedReader lines, StringBuilder said)
        implements AutoCloseable {

    /**
     * @param shell variables of the environment, besides ours
     */
    static Launcher start(Path home, Map<String, String> shell, String... words)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Shabou.class.getName()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeAll(List.of("DATABASE_URL", "REDIS_URL", "SHABOU_DATA"));
        builder.environment().put("SHABOU_HOME", home.toString());
        builder.environment().putAll(shell);
        var process = builder.start();
        return new Launcher(process, process.inputReader(), new StringBuilder());
    }

    void awaitReady() throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("READY")) {
                return;
            }
        }
        throw new AssertionError("never ready:\n" + said);
    }

    String output() throws IOException {
        return process.isAlive() ? said.toString() : said + rest();
    }

    String rest() throws IOException {
        var rest = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            rest.append(line).append('\n');
        }
        return rest.toString();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Which a launcher that runs for long does now and then. */
    void collectGarbage() throws Exception {
        var jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
        var pid = Long.toString(process.pid());
        for (int i = 0; i < 2; i++) {
            assertThat(
                            new ProcessBuilder(jcmd, pid, "GC.run")
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor())
                    .isZero();
        }
    }
}
