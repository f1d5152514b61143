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

    /**
     * Holds each pass of a job where a quarter of it is done until it may go on, so that a fast one
     * is not over before it can be killed. Who waits at the gate has a lock that all can see.
     */
    private static final String GATE =
            """
            CREATE TABLE gate (state text, progress text, closed boolean DEFAULT true);
            INSERT INTO gate VALUES ('CHECKING', 'checked_to'), ('APPLYING', 'applied_to'), ('UNDOING', 'undone_to');
            CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                WHILE EXISTS (SELECT FROM gate g WHERE g.closed AND g.state = OLD.state
                                 AND (to_jsonb(NEW) ->> g.progress)::int > %2$d) LOOP
                    PERFORM pg_advisory_xact_lock_shared(1), pg_sleep(0.02);
                END LOOP;
                RETURN NEW;
            END $$;
            CREATE TRIGGER gate BEFORE UPDATE ON %1$s FOR EACH ROW EXECUTE FUNCTION wait_at_gate();
            """;

    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND objid = 1";

    private final WholeSystem system;
    private final String table;
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
        system.run(GATE.formatted(table, rows / 4));
        this.api = system.service(ServiceRole.API, this.settings);
    }

    /** Has somebody decide that it goes on. */
    void decide(String state, String who) {
        system.run(
                "UPDATE %s SET state = '%s', %s = (SELECT id FROM app_user LIMIT 1)"
                        .formatted(table, state, who));
    }

    /** Kills the API when a quarter is done, and starts another. */
    void killHalfway(String state) throws IOException {
        await().atMost(PATIENCE).until(() -> system.count(WAITING) > 0);
        api.kill();
        assertThat(says("state")).isEqualTo(state);
        system.run("UPDATE gate SET closed = false WHERE state = '%s'".formatted(state));
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
