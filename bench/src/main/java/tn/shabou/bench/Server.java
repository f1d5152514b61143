package tn.shabou.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.ChildProcess;

/** What is measured: a process that answers at a port of the loopback. */
record Server(ChildProcess process, int port) implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long BUSY_MICROS = 100_000;
    private static final int QUIET_LOOKS = 3;

    /** Until it has done what services do after their start, such as filling an index. */
    void awaitRest() {
        var end = System.nanoTime() + LONGEST.toNanos();
        int quiet = 0;
        while (ProcFiles.exist() && quiet < QUIET_LOOKS && System.nanoTime() < end) {
            long before = ProcFiles.cpuMicros(process.pid());
            pause();
            quiet = ProcFiles.cpuMicros(process.pid()) - before < BUSY_MICROS ? quiet + 1 : 0;
        }
    }

    /** Whether that came to be in time. */
    boolean await(Duration longest, BooleanSupplier what) {
        var end = System.nanoTime() + longest.toNanos();
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }

    /** In bytes. */
    long memory() {
        return ProcFiles.familyMemory(process.pid());
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(30));
    }
}
