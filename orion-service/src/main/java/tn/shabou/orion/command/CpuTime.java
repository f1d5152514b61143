package tn.shabou.orion.command;

import java.lang.management.ManagementFactory;

/** Seconds that processors worked for us: what else a machine does hardly shows in them. */
final class CpuTime {

    private CpuTime() {}

    /** For all threads so far, compilers and the collector of garbage included. */
    static double ofProcess() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(d -> d.toNanos() / 1e9)
                .orElse(0.0);
    }

    /** For this thread so far. */
    static double ofThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
