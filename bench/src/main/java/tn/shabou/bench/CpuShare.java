package tn.shabou.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tn.shabou.local.process.ChildProcess;

/**
 * Holds a process to a share of one processor, in the mean: as soon as it has used more than its
 * due it is suspended (SIGSTOP), until that has made up for itself. So several processes on one
 * machine have no more to work with than each would have on a small machine of its own. Needs no
 * privilege, unlike control groups.
 */
final class CpuShare implements AutoCloseable {

    /** Linux counts CPU time in hundredths of a second: looking more often tells no more. */
    private static final long LOOK_MILLIS = 50;

    /** What was not used may be made up for, but no more than this. */
    private static final double MOST_CREDIT_MICROS = 50_000;

    private final ChildProcess process;
    private final double share;
    private final Thread watch;
    private volatile boolean over;

    /**
     * @param share of one processor; 2 is two processors
     */
    CpuShare(ChildProcess process, double share) {
        this.process = process;
        this.share = share;
        this.watch = Thread.ofPlatform().daemon().name("cpu-share").start(this::hold);
    }

    private void hold() {
        double credit = 0;
        boolean suspended = false;
        long last = System.nanoTime();
        long used = ProcFiles.cpuMicros(process.pid());
        while (!over && process.isAlive()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            long now = System.nanoTime();
            long usedNow = ProcFiles.cpuMicros(process.pid());
            double due = share * (now - last) / 1_000;
            credit = Math.min(MOST_CREDIT_MICROS, credit + due - (usedNow - used));
            last = now;
            used = usedNow;
            if (suspended != credit < 0) {
                suspended = credit < 0;
                if (suspended) {
                    process.suspend();
                } else {
                    process.resume();
                }
            }
        }
        if (suspended) {
            process.resume();
        }
    }

    /** Lets the process have what it can get. */
    @Override
    public void close() {
        over = true;
        LockSupport.unpark(watch);
        try {
            watch.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
