package tn.shabou.bench;

import java.util.List;

/** CPU time used since it was made. */
final class CpuMeter {

    /**
     * In microseconds.
     *
     * @param service of all its processes together
     * @param load our own, which sent the requests
     * @param idle of all processors together
     */
    record Used(long service, long postgres, long redis, long load, long idle, long wall) {

        /** The share of the processors' time that nobody used. */
        double idleShare() {
            return Math.min(1, (double) idle / wall / Runtime.getRuntime().availableProcessors());
        }
    }

    private final List<Long> services;
    private final long postgres;
    private final long redis;
    private final Used before;

    /**
     * @param service pid; 0 for none
     * @param postgres pid of the postmaster
     */
    CpuMeter(long service, long postgres) {
        this(List.of(service), postgres, 0);
    }

    /**
     * @param services pids of what does the same work
     * @param postgres pid of the postmaster
     * @param redis pid; 0 for none
     */
    CpuMeter(List<Long> services, long postgres, long redis) {
        this.services = List.copyOf(services);
        this.postgres = postgres;
        this.redis = redis;
        this.before = now();
    }

    Used used() {
        var after = now();
        return new Used(
                after.service - before.service,
                after.postgres - before.postgres,
                after.redis - before.redis,
                after.load - before.load,
                after.idle - before.idle,
                after.wall - before.wall);
    }

    private Used now() {
        return new Used(
                services.stream().mapToLong(ProcFiles::cpuMicros).sum(),
                ProcFiles.familyCpuMicros(postgres),
                ProcFiles.cpuMicros(redis),
                ProcFiles.cpuMicros(ProcessHandle.current().pid()),
                ProcFiles.idleMicros(),
                System.nanoTime() / 1000);
    }
}
