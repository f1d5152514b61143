package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Command;
import tn.shabou.local.process.Ports;
import tn.shabou.local.process.SecretFile;

/**
 * One running system under load to which everything happens that may: no answer is wrong, nothing
 * that was acknowledged is lost or there twice, refusals are quick and say when to come back, and
 * when the fault is over all goes on by itself.
 */
class FaultsTest {

    private static final System.Logger LOG = System.getLogger(FaultsTest.class.getName());
    private static final int PARTS = 10;
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final String TMPFS_SIZE = "64m";

    /** Requests are many, and nobody waits as patiently as in production. */
    private static final Map<String, String> API =
            Map.of(
                    "JWT_SECRET", SecretFile.randomToken(48),
                    "JWT_REFRESH_SECRET", SecretFile.randomToken(48),
                    "FRONTEND_URL", "http://127.0.0.1",
                    "SHABOU_HTTP_PATIENCE", "4S",
                    "SHABOU_LIMITS_GROUPS_DEFAULT_QUOTA", "1000000",
                    "SHABOU_LIMITS_GROUPS_ENQUIRIES_QUOTA", "1000000");

    private static final Map<String, String> PROSPECTOR =
            agent("PROSPECTOR", "DISCOVER", "FETCH", "EXTRACT", "WRITE");
    private static final Map<String, String> ORION =
            agent("ORION", "PLAN", "LEARN", "FORECAST", "RECONCILE", "WRITE", "SCORE");

    @TempDir static Path folder;
    private static WholeSystem system;
    private static int port;
    private static ChildProcess api;
    private static ChildProcess prospector;
    private static ChildProcess orion;
    private static SteadyLoad load;
    private static boolean diskOfItsOwn;

    @BeforeAll
    static void aShopThatIsVisited() throws Exception {
        var disk = Files.createDirectory(folder.resolve("redis"));
        diskOfItsOwn =
                Command.succeeds(
                        List.of(
                                "mount",
                                "-t",
                                "tmpfs",
                                "-o",
                                "size=" + TMPFS_SIZE,
                                "tmpfs",
                                disk.toString()));
        system = WholeSystem.start(folder);
        system.run(
                """
                INSERT INTO brand (name, slug) VALUES ('Bosch', 'bosch');
                INSERT INTO category (slug, name_fr, name_ar) VALUES ('freinage', 'Freinage', 'الفرامل');
                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd)
                SELECT 'P' || i, 'p' || i, 'Pièce ' || i, b.id, c.id, i FROM generate_series(1, %d) AS i, brand b, category c;
                INSERT INTO sales_import (id, file_name, file_sha256, grain, rows_read, rows_stored, rows_parked, products_created)
                VALUES ('00000000-0000-0000-0000-000000000001', 'sales.csv', repeat('0', 64), 'MONTH', 1, 1, 0, 0);
                INSERT INTO sale (import_id, line, product_id, grain, period_start, quantity)
                SELECT '00000000-0000-0000-0000-000000000001', row_number() OVER (), p.id, 'MONTH', m::date, 5
                  FROM product p, generate_series(timestamp '2024-01-01', '2025-12-01', interval '1 month') AS m;
                """
                        .formatted(PARTS));
        port = Ports.free();
        api = startApi();
        prospector = system.service(ServiceRole.PROSPECTOR, PROSPECTOR);
        orion = system.service(ServiceRole.ORION, ORION);
        load = new SteadyLoad(port, PARTS);
    }

    @AfterAll
    static void end() throws Exception {
        try {
            load.close();
            List.of(api, prospector, orion).forEach(service -> service.stop(STOP));
            system.close();
        } finally {
            if (diskOfItsOwn) {
                Command.succeeds(List.of("umount", "-l", folder.resolve("redis").toString()));
            }
        }
    }

    @BeforeEach
    void allIsWell() {
        load.flows();
    }

    @AfterEach
    void nothingIsWrongLostOrDoubled(TestInfo fault) {
        load.flows();
        LOG.log(Level.INFO, "{0}: {1}", fault.getDisplayName(), load.figures());
        load.mayBeUnreachable(false);
        assertThat(load.complaints()).isEmpty();
        int atLeast = load.acknowledged();
        int kept = system.count("SELECT count(*) FROM enquiry");
        // One may be on its way, and some were acknowledged since.
        assertThat(kept).isBetween(atLeast, load.acknowledged() + 1);
        assertThat(List.of(api, prospector, orion)).allMatch(ChildProcess::isAlive);
    }

    @Test
    void theApiIsKilled() throws Exception {
        load.mayBeUnreachable(true);

        api.kill();
        api = startApi();

        everyRunEnds(asked());
    }

    @Test
    void theProspectorIsKilled() throws Exception {
        int errors = load.errors();

        prospector.kill();
        var runs = asked();
        load.flows();
        prospector = system.service(ServiceRole.PROSPECTOR, PROSPECTOR);

        everyRunEnds(runs);
        assertThat(load.errors()).isEqualTo(errors);
    }

    @Test
    void orionIsKilledAndComesBackWithItsClockAnHourAhead() throws Exception {
        var ahead = withClockAnHourAhead();
        int errors = load.errors();
        var runs = asked();

        orion.kill();
        load.flows();
        orion = system.service(ServiceRole.ORION, ahead);

        everyRunEnds(runs);
        await().atMost(PATIENCE)
                .until(() ->
                        system.count(
                                        "SELECT count(*) FROM agent_run WHERE state = 'SUCCEEDED' AND scheduled_for > now() + interval '30 minutes'")
                                > 0);
        orion.kill();
        orion = system.service(ServiceRole.ORION, ORION);
        everyRunEnds(asked());
        assertThat(load.errors()).isEqualTo(errors);
    }

    @Test
    void redisIsKilled() {
        system.redis().kill();
        var runs = asked();
        load.flows();
        system.redis().restart();

        everyRunEnds(runs);
    }

    @Test
    void redisIsCutOffForTwentySeconds() {
        system.redis().suspend();
        var runs = asked();
        lasts(OUTAGE);
        load.flows();
        system.redis().resume();

        everyRunEnds(runs);
    }

    @Test
    void redisHasNoMemoryLeft() throws Exception {
        system.tellRedis("CONFIG SET maxmemory 1");
        redisRefuses("OOM");
        var runs = asked();
        load.flows();
        system.tellRedis("CONFIG SET maxmemory 256mb");

        everyRunEnds(runs);
    }

    @Test
    void theDiskOfRedisIsFull() throws Exception {
        assumeTrue(diskOfItsOwn, "only root may mount a small disk");
        var filler = folder.resolve("redis/filler");
        Command.succeeds(List.of("dd", "if=/dev/zero", "of=" + filler, "bs=64k"));
        redisRefuses("MISCONF");
        var runs = asked();
        load.flows();
        Files.delete(filler);

        everyRunEnds(runs);
    }

    @Test
    void postgresIsKilled() {
        system.postgres().kill();
        load.looksGoOn();
        system.postgres().restart();

        everyRunEnds(asked());
    }

    @Test
    void postgresHangsForTwentySeconds() {
        system.postgres().suspend();
        load.looksGoOn();
        lasts(OUTAGE);
        system.postgres().resume();

        everyRunEnds(asked());
    }

    private static Map<String, String> agent(String name, String... channels) {
        var settings = new HashMap<String, String>();
        settings.put(name + "_CRON", "off");
        settings.put("SHABOU_RUN_REPUBLISH_AFTER", "5S");
        settings.put("SHABOU_RUN_RECONCILE_EVERY", "1S");
        for (var channel : channels) {
            settings.put("MP_MESSAGING_INCOMING_%s_CLAIM_MIN_IDLE".formatted(channel), "3000");
        }
        return settings;
    }

    private static ChildProcess startApi() throws IOException {
        return system.service(ServiceRole.API, API, port);
    }

    /**
     * It has a run every few seconds, and takes it for an hour later than it is. Where that cannot
     * be had the test ends here, so this comes before anything is broken.
     */
    private static Map<String, String> withClockAnHourAhead() throws IOException {
        Installed.assume("faketime");
        try (var libraries = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu*")) {
            for (var place : libraries) {
                var library = place.resolve("faketime/libfaketime.so.1");
                if (Files.exists(library)) {
                    var settings = new HashMap<>(ORION);
                    settings.put("LD_PRELOAD", library.toString());
                    settings.put("FAKETIME", "+1h");
                    settings.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
                    settings.put("ORION_CRON", "0/5 * * * * ?");
                    return settings;
                }
            }
        }
        throw new IllegalStateException("faketime has no library here");
    }

    private static void lasts(Duration outage) {
        await().during(outage).atMost(outage.plusSeconds(60)).until(() -> api.isAlive());
    }

    /** A run of each agent, as somebody would have asked for it. */
    private static List<UUID> asked() {
        return List.of(
                asked("ORION", "shabou.orion.plan"),
                asked("PROSPECTOR", "shabou.prospector.discover"));
    }

    private static UUID asked(String agent, String stream) {
        var run = UUID.randomUUID();
        system.run(
                """
                INSERT INTO agent_run (id, agent, origin, scheduled_for) VALUES ('%1$s', '%2$s', 'SCHEDULE', clock_timestamp());
                INSERT INTO outbox (stream, schema, payload) VALUES ('%3$s', 'run-requested.v1',
                    '{"runId": "%1$s", "agent": "%2$s", "parameters": {}}');
                """
                        .formatted(run, agent, stream));
        return run;
    }

    private static void everyRunEnds(List<UUID> runs) {
        for (var run : runs) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(
                                            system.text(
                                                    "SELECT concat_ws(' ', state, tasks_failed, error) FROM agent_run WHERE id = '%s'"
                                                            .formatted(run)))
                                    .isEqualTo("SUCCEEDED 0"));
        }
    }

    /** A full disk is noticed with the first write that does not fit. */
    private static void redisRefuses(String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThatThrownBy(() -> system.tellRedis("SET probe 1"))
                                .hasMessageContaining(reason));
    }
}
