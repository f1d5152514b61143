package tn.shabou.local.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How PostgreSQL treats memory and disk. */
public enum Tuning {
    /** Commits survive a power cut; sized for a small machine that runs everything else too. */
    DURABLE(
            Map.of(
                    "shared_buffers", "256MB",
                    "effective_cache_size", "1GB",
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

    /** Command line arguments for {@code postgres}. */
    List<String> arguments() {
        var all = new LinkedHashMap<>(ALWAYS);
        all.putAll(settings);
        return all.entrySet().stream()
                .flatMap(setting ->
                        List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }
}
