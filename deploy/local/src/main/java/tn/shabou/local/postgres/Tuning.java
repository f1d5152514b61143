package tn.shabou.local.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How PostgreSQL treats memory and disk. */
public enum Tuning {
    /** Commits survive a power cut; sized for a machine that runs everything else too. */
    DURABLE(
            Map.of(
                    "maintenance_work_mem", "128MB",
                    "max_wal_size", "2GB",
                    "checkpoint_timeout", "15min",
                    // Nobody follows this server, so a table that is filled anew is only written
                    // once.
                    "wal_level", "minimal",
                    "max_wal_senders", "0",
                    "log_min_duration_statement", "1s")),

    /** Fast and small: survives the death of its processes, not that of the machine. */
    FOR_TESTS(
            Map.of(
                    "fsync", "off",
                    "full_page_writes", "off",
                    "shared_buffers", "64MB",
                    "max_wal_size", "512MB",
                    "io_method", "sync"));

    private static final Map<String, String> ALWAYS =
            Map.of(
                    "listen_addresses", "127.0.0.1",
                    "unix_socket_directories", "",
                    "max_connections", "100",
                    "work_mem", "16MB",
                    "random_page_cost", "1.1",
                    // Queries here are short: compiling one costs more than running it.
                    "jit", "off",
                    "timezone", "UTC",
                    "log_timezone", "UTC",
                    "log_line_prefix", "%m [%p] %q%u@%d ");

    @SuppressWarnings("ImmutableEnumChecker") // Made by Map.of.
    private final Map<String, String> settings;

    Tuning(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Command line arguments for {@code postgres} on this machine. */
    List<String> arguments() {
        var all = new LinkedHashMap<>(ALWAYS);
        if (this == DURABLE) {
            all.putAll(caches(memory()));
        }
        all.putAll(settings);
        return all.entrySet().stream()
                .flatMap(setting ->
                        List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }

    /**
     * An eighth of the memory for pages that PostgreSQL keeps itself, since the services need
     * theirs; a page that it has to fetch from the system's cache costs some microseconds.
     *
     * @param memory of the machine, bytes
     */
    static Map<String, String> caches(long memory) {
        long megabytes = memory >> 20;
        return Map.of(
                "shared_buffers", Math.clamp(megabytes / 8, 128, 2048) + "MB",
                "effective_cache_size", Math.max(megabytes / 2, 512) + "MB");
    }

    private static long memory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
    }
}
