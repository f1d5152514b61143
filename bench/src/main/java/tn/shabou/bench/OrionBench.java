package tn.shabou.bench;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import tn.shabou.local.process.CannotRun;

/** {@code ./shabou bench orion}: how long a run of forecasts takes, from request to stored rows. */
final class OrionBench {

    private static final String HELP =
            """
            Usage: ./shabou bench orion [--products N] [--weeks W] [--replicas R] [--kills K] [--runs N] [--heap SIZE]
                                        [--share S] [--data DIR]

            Starts a PostgreSQL, a Redis and R Orions of its own on the loopback with N demo parts and
            W weeks of made-up sales of each, asks for runs through the streams, one after the other,
            and says how long each took by step and what it cost in CPU time. The first run learns
            from all parts; the others find that what was learned serves. With --kills a replica is
            killed and started again so often while the first run is on its way.

              --products  (5000)
              --weeks     (156)
              --replicas  (1)
              --kills     (0)
              --runs      (2)
              --heap      of each replica (512m)
              --share     percent of one processor that each replica may use, as if it ran on a small
                          machine of its own: 30 tells on two processors, which the database uses as
                          well, how two replicas do beside one. A replica that had more is suspended
                          for a while (0: as much as there is)
              --data      where the parts are kept from run to run (.shabou-bench)
            """;

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Map<String, String> IMPATIENT =
            Map.of(
                    "MP_MESSAGING_CONNECTOR_REDIS_STREAMS_CLAIM_MIN_IDLE", "3000",
                    "SHABOU_RUN_REPUBLISH_AFTER", "10S",
                    "SHABOU_RUN_RECONCILE_EVERY", "2S");

    private final Shop shop;
    private final List<Server> replicas = new ArrayList<>();
    private final List<String> jvm;
    private final int kills;
    private final double share;
    private final Map<Server, CpuShare> shares = new HashMap<>();

    /**
     * @param share of one processor for each replica; 0 for no limit
     */
    private OrionBench(Shop shop, int replicas, int kills, double share, List<String> jvm) {
        this.shop = shop;
        this.kills = kills;
        this.share = share;
        this.jvm = jvm;
        for (int i = 0; i < replicas; i++) {
            this.replicas.add(shop.orion(i, jvm, kills > 0 ? IMPATIENT : Map.of()));
        }
        this.replicas.forEach(this::hold);
    }

    private void hold(Server replica) {
        if (share > 0) {
            shares.put(replica, new CpuShare(replica.process(), share));
        }
    }

    private void letGo(Server replica) {
        var held = shares.remove(replica);
        if (held != null) {
            held.close();
        }
    }

    static void run(List<String> words) {
        Order.of(
                        words,
                        HELP,
                        Set.of(),
                        Map.of(
                                "products", "5000",
                                "weeks", "156",
                                "replicas", "1",
                                "kills", "0",
                                "runs", "2",
                                "heap", "512m",
                                "share", "0"))
                .ifPresent(OrionBench::measure);
    }

    private static void measure(Order order) {
        int products = order.number("products", 10, 1_000_000);
        try (var shop = order.shop("orion-" + products, products)) {
            Bench.say("Making up sales");
            execute(shop, SoldWeeks.sql(order.number("weeks", 1, 520)));
            var bench =
                    new OrionBench(
                            shop,
                            order.number("replicas", 1, 8),
                            order.number("kills", 0, 10),
                            order.number("share", 0, 6_400) / 100.0,
                            List.of("-Xmx" + order.text("heap")));
            bench.measure(order.number("runs", 1, 10));
            List.copyOf(bench.replicas).forEach(bench::letGo);
        }
    }

    private void measure(int runs) {
        System.out.printf(
                Locale.ROOT,
                "%n%d replicas%s, load of the machine before: %.1f%n%n",
                replicas.size(),
                share > 0 ? ", each held to %.0f %% of a processor".formatted(100 * share) : "",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println(
                "| run | state | series | points | wall s | CPU s of Orion | CPU s of PostgreSQL | MB of each Orion | connections to PostgreSQL, to Redis | until learned | forecast | reconciled | written | scored | bits |");
        System.out.println(
                "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (int i = 0; i < runs; i++) {
            measure(i == 0 ? kills : 0, "2026-11-21T03:0%d:00Z".formatted(i));
        }
    }

    private void measure(int kills, String vintage) {
        var postgres = ProcFiles.familyCpuMicros(shop.postgresPid());
        long spent = -cpu();
        var begin = System.nanoTime();
        var run = request(vintage);
        for (int kill = 1; kill <= kills; kill++) {
            awaitTasks(run, kill, kills);
            spent += kill(kill);
        }
        await(() -> isOver(run));
        spent += cpu();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %.1f | %d | %d, %d | %s | %s |%n",
                vintage,
                ask(
                        """
                        SELECT concat_ws(' | ', state || CASE WHEN tasks_failed > 0 THEN ' ' || error ELSE '' END,
                                         (SELECT count(*) FROM forecast_series WHERE run_id = r.id),
                                         (SELECT count(*) FROM forecast WHERE run_id = r.id))
                          FROM agent_run r WHERE id = '%s'
                        """
                                .formatted(run)),
                (System.nanoTime() - begin) / 1e9,
                spent / 1e6,
                (ProcFiles.familyCpuMicros(shop.postgresPid()) - postgres) / 1e6,
                replicas.stream().mapToLong(Server::memory).sum() / replicas.size() >> 20,
                shop.postgresConnections(),
                shop.redisConnections(),
                ask(
                        """
                        SELECT string_agg(coalesce(round(extract(epoch FROM s.ended - r.started_at), 1)::text, ''), ' | ' ORDER BY s.n)
                          FROM agent_run r,
                               LATERAL (SELECT n, (SELECT max(finished_at) FROM run_task t
                                                    WHERE t.run_id = r.id AND t.stream = 'shabou.orion.' || step) AS ended
                                          FROM unnest('{learn,forecast,reconcile,write,score}'::text[]) WITH ORDINALITY AS u (step, n)) AS s
                         WHERE r.id = '%s'
                        """
                                .formatted(run)),
                ask(
                        """
                        SELECT left(md5(string_agg(concat_ws(' ', product_id, horizon, mean, lo95, hi95, quantiles), ';'
                                                   ORDER BY product_id, horizon)), 8)
                          FROM forecast WHERE run_id = '%s'
                        """
                                .formatted(run)));
    }

    private long cpu() {
        return replicas.stream().mapToLong(one -> ProcFiles.cpuMicros(one.process().pid())).sum();
    }

    /** Answers the time that the dead process had used. */
    private long kill(int number) {
        int which = number % replicas.size();
        var victim = replicas.get(which);
        long used = ProcFiles.cpuMicros(victim.process().pid());
        letGo(victim);
        victim.process().kill();
        Bench.say(
                "Killed one with "
                        + ask("SELECT count(*) FROM run_task WHERE state = 'DONE'")
                        + " tasks done");
        replicas.set(which, shop.orion(100 + number, jvm, IMPATIENT));
        hold(replicas.get(which));
        return used;
    }

    /** Until so many of the parts of the way are behind it. */
    private void awaitTasks(UUID run, int kill, int kills) {
        int products = Integer.parseInt(ask("SELECT count(*) FROM product"));
        int expected = 2 * Math.ceilDiv(products, 50);
        await(() ->
                Integer.parseInt(
                                ask(
                                        "SELECT tasks_done FROM agent_run WHERE id = '%s'"
                                                .formatted(run)))
                        >= expected * kill / (kills + 1));
    }

    private boolean isOver(UUID run) {
        return ask("SELECT finished_at IS NOT NULL FROM agent_run WHERE id = '%s'".formatted(run))
                .equals("t");
    }

    private UUID request(String vintage) {
        var run = UUID.randomUUID();
        execute(
                shop,
                """
                INSERT INTO agent_run (id, agent, origin, requested_at) VALUES ('%1$s', 'ORION', 'MANUAL', '%2$s');
                INSERT INTO outbox (stream, schema, payload) VALUES ('shabou.orion.plan', 'run-requested.v1',
                    '{"runId": "%1$s", "agent": "ORION", "parameters": {}}');
                """
                        .formatted(run, vintage));
        return run;
    }

    private static void await(BooleanSupplier what) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new CannotRun("the run does not end; see the logs of Orion");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotRun("interrupted", e);
            }
        }
    }

    private static void execute(Shop shop, String sql) {
        try (var connection = shop.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new CannotRun("cannot prepare the run: " + e.getMessage(), e);
        }
    }

    private String ask(String sql) {
        try (var connection = shop.owner().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new CannotRun("cannot look at the run: " + e.getMessage(), e);
        }
    }
}
