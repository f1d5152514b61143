package tn.shabou.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A server that an earlier launcher left behind, known by the file in which it wrote its pid. */
public final class Orphan {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Orphan() {}

    /**
     * Ends the process that {@code pidFile} names on its first line, when there is one and it is
     * really {@code program} run on {@code folder}, and deletes the file, which is stale then.
     */
    public static void end(Path pidFile, String program, Path folder, Signal stopSignal) {
        try {
            running(pidFile, program, folder).ifPresent(process -> end(process, stopSignal));
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new CannotRun("cannot read " + pidFile, e);
        }
    }

    private static Optional<ProcessHandle> running(Path pidFile, String program, Path folder)
            throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> isServer(process, program, folder));
    }

    /** Numbers are used again: after a restart of the machine the pid may be anybody's. */
    private static boolean isServer(ProcessHandle process, String program, Path folder) {
        return process.info().command().filter(command -> command.contains(program)).isPresent()
                && worksIn(process, folder);
    }

    /** Both servers work in the folder of their data; where that cannot be seen, it is believed. */
    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), folder);
        } catch (IOException _) {
            return !Files.isDirectory(Path.of("/proc/self"));
        }
    }

    private static void end(ProcessHandle process, Signal stopSignal) {
        stopSignal.send(Stream.of(process));
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            Signal.KILL.send(Stream.concat(Stream.of(process), process.descendants()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
