package tn.shabou.api.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * How the shop does, as gauges: enquiries, searches, leads, insights, runs of the agents, what
 * waits to be sent to them. They come from the tables, so every replica shows the same and a
 * restart forgets nothing. While the tables cannot be read, the last figures stay and their age
 * grows.
 */
@ApplicationScoped
class ShopFigures {

    private static final Logger LOG = Logger.getLogger(ShopFigures.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The name of a figure, its labels as {@code key=value,…}, its value. */
    private static final String READ =
            """
            SELECT 'shabou.enquiries' AS figure, 'state=' || state AS labels, count(*)::float8 AS value FROM enquiry GROUP BY state
            UNION ALL SELECT 'shabou.enquiries.oldest.new.seconds', '', coalesce(extract(epoch FROM now() - min(created_at)), 0)
                        FROM enquiry WHERE state = 'NEW'
            UNION ALL SELECT 'shabou.searches', 'outcome=found', coalesce(sum(searches - misses), 0) FROM search_log
            UNION ALL SELECT 'shabou.searches', 'outcome=missed', coalesce(sum(misses), 0) FROM search_log
            UNION ALL SELECT 'shabou.leads', 'state=' || state, count(*) FROM lead GROUP BY state
            UNION ALL SELECT 'shabou.insights.open', 'kind=' || kind, count(*) FROM insight WHERE state = 'OPEN' GROUP BY kind
            UNION ALL SELECT 'shabou.runs', 'agent=' || agent || ',state=' || state, count(*) FROM agent_run GROUP BY agent, state
            UNION ALL SELECT 'shabou.run.last.success.timestamp.seconds', 'agent=' || agent, extract(epoch FROM max(finished_at))
                        FROM agent_run WHERE state IN ('SUCCEEDED', 'PARTIAL') AND finished_at IS NOT NULL GROUP BY agent
            UNION ALL SELECT 'shabou.run.tasks.failed', 'agent=' || agent, tasks_failed
                        FROM (SELECT DISTINCT ON (agent) agent, tasks_failed FROM agent_run WHERE finished_at IS NOT NULL
                               ORDER BY agent, finished_at DESC) AS latest
            UNION ALL SELECT 'shabou.outbox.oldest.seconds', '', coalesce(extract(epoch FROM now() - min(created_at)), 0) FROM outbox
            """;

    private final Pool database;
    private final MeterRegistry meters;
    private final Map<String, MultiGauge> gauges = new HashMap<>();
    private volatile long readAt = System.nanoTime();

    ShopFigures(Pool database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
        meters.gauge(
                "shabou.figures.age.seconds",
                this,
                figures -> (System.nanoTime() - figures.readAt) / 1e9);
    }

    @Scheduled(
            every = "${shabou.watch.every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> read() {
        return database.query(READ)
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new Figure(
                                                row.getString("figure"),
                                                row.getString("labels"),
                                                row.getDouble("value")))
                                .toList())
                .invoke(this::show)
                .onFailure()
                .invoke(failure -> LOG.warnf("cannot read the figures of the shop: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private record Figure(String name, String labels, double value) {

        Row<?> row() {
            var tags = Tags.empty();
            for (var label : labels.isEmpty() ? new String[0] : labels.split(",", -1)) {
                var parts = label.split("=", 2);
                tags = tags.and(parts[0], parts[1]);
            }
            return Row.of(tags, value);
        }
    }

    /** What is no more, such as a state that no enquiry has, disappears. */
    private synchronized void show(List<Figure> figures) {
        var rows = new HashMap<String, List<Row<?>>>();
        gauges.keySet().forEach(name -> rows.put(name, new ArrayList<>()));
        figures.forEach(figure ->
                rows.computeIfAbsent(figure.name(), _ -> new ArrayList<>()).add(figure.row()));
        rows.forEach((name, all) ->
                gauges.computeIfAbsent(name, _ -> MultiGauge.builder(name).register(meters))
                        .register(all, true));
        readAt = System.nanoTime();
    }
}
