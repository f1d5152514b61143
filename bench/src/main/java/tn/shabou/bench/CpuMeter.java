package tn.shabou.bench;

/** CPU time used since it was made. */
final class CpuMeter {

    /**
     * In microseconds.
     *
     * @param load our own, which sent the requests
     * @param idle of all processors together
     */
    record Used(long service, long postgres, long load, long idle, long wall) {

        /** The share of the processors' time that nobody used. */
        double idleShare() {
            return Math.min(1, (double) idle / wall / Runtime.getRuntime().availableProcessors());
        }
    }

    private final long service;
    private final long postgres;
    private final Used before;

    /**
     * @param service pid; 0 for none
     * @param postgres pid of the postmaster
     */
    CpuMeter(long service, long postgres) {
        this.service = service;
        this.postgres = postgres;
        this.before = now();
    }

    Used used() {
        var after = now();
        return new Used(
                after.service - before.service,
                after.postgres - before.postgres,
                after.load - before.load,
                after.idle - before.idle,
                after.wall - before.wall);
    }

    private Used now() {
        return new Used(
                ProcFiles.cpuMicros(service),
                ProcFiles.familyCpuMicros(postgres),
                ProcFiles.cpuMicros(ProcessHandle.current().pid()),
                ProcFiles.idleMicros(),
                System.nanoTime() / 1000);
    }
}
