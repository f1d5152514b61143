package tn.shabou.runs;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tn.shabou.model.runs.Agent;

/**
 * When agents run by themselves (table {@code agent_schedule}): each tells it, the API reads it.
 */
@ApplicationScoped
public class Timetable {

    private static final String TELL =
            """
            INSERT INTO agent_schedule (agent, cron, time_zone, next_at, told_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (agent) DO UPDATE
               SET cron = excluded.cron, time_zone = excluded.time_zone, next_at = excluded.next_at, told_at = excluded.told_at
            """;

    private static final String READ =
            "SELECT agent, cron, time_zone, next_at, told_at FROM agent_schedule ORDER BY agent";

    private final RunsConfig config;
    private final Pool database;
    private final Clock clock;

    Timetable(RunsConfig config, Pool database, Clock clock) {
        this.config = config;
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param cron as Quartz writes it, by the clock of {@code timeZone}; {@code off} for never
     * @param nextAt empty when it is off
     * @param toldAt when the agent last said so, which it does each minute while it is up
     */
    public record Entry(
            Agent agent, String cron, String timeZone, Optional<Instant> nextAt, Instant toldAt) {}

    /** Of the agents that were ever up. */
    public Uni<List<Entry>> entries() {
        return database.query(READ)
                .execute()
                .map(rows -> rows.stream().map(Timetable::entry).toList());
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return config.agent().map(this::tell).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(Agent agent) {
        var row =
                Tuple.of(
                        agent.name(),
                        config.cron(),
                        config.timeZone().getId(),
                        nextTick().map(Timestamps::of).orElse(null),
                        Timestamps.now(clock));
        return database.preparedQuery(TELL).execute(row).replaceWithVoid();
    }

    private Optional<Instant> nextTick() {
        var now = clock.instant().atZone(config.timeZone());
        return RunSchedule.ticks(config)
                .flatMap(cron -> cron.nextExecution(now))
                .map(tick -> tick.toInstant());
    }

    private static Entry entry(Row row) {
        return new Entry(
                Agent.valueOf(row.getString("agent")),
                row.getString("cron"),
                row.getString("time_zone"),
                Optional.ofNullable(row.getOffsetDateTime("next_at"))
                        .map(OffsetDateTime::toInstant),
                row.getOffsetDateTime("told_at").toInstant());
    }
}
