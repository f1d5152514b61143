package tn.shabou.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that we started and that does not outlive us: on Linux the kernel stops it even when we
 * are killed with -9. A Ctrl-C in our terminal does not reach it, and of our environment it sees
 * only where programs, home and temporary files are, the language and the time zone.
 */
public final class ChildProcess {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final int TAIL_LINES = 15;

    /** What a program needs to run at all; the rest of our environment may hold secrets. */
    private static final Pattern ORDINARY = Pattern.compile("PATH|HOME|LANG|LC_[A-Z]+|TZ|TMPDIR");

    // The kernel sends the death signal when the thread that started the child ends, so one thread
    // that never ends starts them all.
    private static final ExecutorService STARTER =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("child-starter").factory());

    private final Launch launch;
    private final Process process;

    private ChildProcess(Launch launch, Process process) {
        this.launch = launch;
        this.process = process;
    }

    /**
     * @throws CannotRun when the program is missing or may not be run
     */
    public static ChildProcess start(Launch launch) {
        var builder =
                new ProcessBuilder(
                                Isolation.wrap(
                                        launch.stopSignal(), launch.account(), launch.command()))
                        .directory(launch.directory().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        keepOrdinary(builder);
        builder.environment().putAll(launch.environment());
        try {
            var process =
                    CompletableFuture.supplyAsync(
                                    () -> {
                                        try {
                                            return builder.start();
                                        } catch (IOException e) {
                                            throw new UncheckedIOException(e);
                                        }
                                    },
                                    STARTER)
                            .join();
            process.getOutputStream().close();
            return new ChildProcess(launch, process);
        } catch (CompletionException | IOException e) {
            throw new CannotRun("cannot start " + launch.name() + ": " + e.getMessage(), e);
        }
    }

    /** Takes from a program what it would see of our environment and does not need to run. */
    public static void keepOrdinary(ProcessBuilder program) {
        program.environment().keySet().removeIf(name -> !ORDINARY.matcher(name).matches());
    }

    /**
     * Waits until {@code ready} says so.
     *
     * @throws CannotRun with the end of its log when it dies first or {@code patience} runs out; in
     *     the latter case it is killed
     */
    public ChildProcess awaitReady(Duration patience, BooleanSupplier ready) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (endsWithin(POLL)) {
                throw new CannotRun(
                        launch.name() + " ended with code " + process.exitValue() + tail());
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new CannotRun(
                        launch.name()
                                + " was not ready within "
                                + patience.toSeconds()
                                + " s"
                                + tail());
            }
        }
        return this;
    }

    /** Asks it to end, and kills it when it has not within {@code patience}. */
    public void stop(Duration patience) {
        if (!process.isAlive()) {
            return;
        }
        launch.stopSignal().send(Stream.of(process.toHandle()));
        // A suspended process hears only this.
        resume();
        if (!endsWithin(patience)) {
            kill();
        }
    }

    /** Ends it and its own children at once, as a power cut would. */
    public void kill() {
        Signal.KILL.send(family());
        process.onExit().join();
    }

    /** Freezes it and its children: connections stay open and nobody answers. */
    public void suspend() {
        Signal.STOP.send(family());
    }

    public void resume() {
        Signal.CONT.send(family());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String name() {
        return launch.name();
    }

    /** Completes with the exit code once it ended, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** The end of its log, each line on a line of its own after a line break; empty without log. */
    public String tail() {
        return tail(launch.log());
    }

    private static String tail(Path log) {
        try (var lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            var all = lines.toList();
            return all.stream()
                    .skip(Math.max(0, all.size() - TAIL_LINES))
                    .collect(Collectors.joining("\n  ", "\n  ", "\n  (" + log + ")"));
        } catch (IOException | UncheckedIOException _) {
            return "";
        }
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted while waiting for " + launch.name(), e);
        }
    }
}
