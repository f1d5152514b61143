package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.SecretFile;

/** The only job of a system whose API is killed in the midst of each of its passes. */
final class InterruptedJob implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final WholeSystem system;
    private final String table;
    private final int rows;
    private final Map<String, String> settings;
    private ChildProcess api;

    /**
     * @param table of the jobs of that kind
     * @param settings the beginning of the names of its settings
     * @param sql makes the job, and all that it works on
     */
    InterruptedJob(Path folder, String table, int rows, String settings, String sql)
            throws IOException {
        this.table = table;
        this.rows = rows;
        // Small batches and little patience, so that there is a middle to be killed in.
        this.settings =
                new HashMap<>(
                        Map.of(
                                settings + "_BATCH",
                                "10",
                                settings + "_LEASE",
                                "2S",
                                settings + "_LOOK_EVERY",
                                "1S",
                                "JWT_SECRET",
                                SecretFile.randomToken(48),
                                "JWT_REFRESH_SECRET",
                                SecretFile.randomToken(48),
                                "FRONTEND_URL",
                                "http://127.0.0.1"));
        this.system = WholeSystem.start(folder);
        system.run(
                """
                INSERT INTO app_user (email, full_name, password_hash, role) VALUES ('salma@shabou.test', 'Salma', 'none', 'ADMIN');
                INSERT INTO brand (name, slug) VALUES ('Bosch', 'bosch');
                INSERT INTO category (slug, name_fr, name_ar) VALUES ('freinage', 'Freinage', 'الفرامل');
                """);
        system.run(sql);
        this.api = system.service(ServiceRole.API, this.settings);
    }

    /** Has somebody decide that it goes on. */
    void decide(String state, String who) {
        system.run(
                "UPDATE %s SET state = '%s', %s = (SELECT id FROM app_user LIMIT 1)"
                        .formatted(table, state, who));
    }

    /** Kills the API when a quarter is done, and starts another. */
    void killHalfway(String state, String progress) throws IOException {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        system.count("SELECT %s FROM %s".formatted(progress, table)) > rows / 4);
        api.kill();
        assertThat(says("state")).isEqualTo(state);
        api = system.service(ServiceRole.API, settings);
    }

    void endsAs(String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(says("state")).isEqualTo(state));
    }

    /** Columns of it, with spaces between. */
    String says(String columns) {
        return system.text("SELECT concat_ws(' ', %s) FROM %s".formatted(columns, table));
    }

    int count(String sql) {
        return system.count(sql);
    }

    @Override
    public void close() {
        api.stop(STOP);
        system.close();
    }
}
