package tn.shabou.runs;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import tn.shabou.model.runs.Agent;

/**
 * Starts the agent by the clock. Every replica asks for the run of the latest tick, named by the
 * tick's own time; the database lets one of them have it. So the schedule needs no leader, bears
 * clocks that differ a little, and makes good a tick that fell into a short outage. A system that
 * has never run does not begin with a tick of before it was there.
 */
@ApplicationScoped
class RunSchedule {

    private static final Logger LOG = Logger.getLogger(RunSchedule.class);

    private final RunsConfig config;
    private final Runs runs;
    private final RunHistory history;
    private final Clock clock;
    private final Instant started;
    private final Optional<ExecutionTime> ticks;
    private final AtomicReference<Instant> lastAskedFor = new AtomicReference<>(Instant.MIN);

    RunSchedule(RunsConfig config, Runs runs, RunHistory history, Clock clock) {
        this.config = config;
        this.runs = runs;
        this.history = history;
        this.clock = clock;
        this.started = clock.instant();
        this.ticks = ticks(config);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return config.agent()
                .flatMap(agent -> dueTick().map(tick -> request(agent, tick)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** The latest tick, unless it is too old or this replica has asked for it before. */
    Optional<Instant> dueTick() {
        var now = clock.instant().atZone(config.timeZone());
        return ticks.flatMap(cron -> cron.lastExecution(now.plusNanos(1)))
                .map(tick -> tick.toInstant())
                .filter(tick -> tick.plus(config.misfireGrace()).isAfter(now.toInstant()))
                .filter(tick -> tick.isAfter(lastAskedFor.get()));
    }

    private Uni<Void> request(Agent agent, Instant tick) {
        return isOurs(agent, tick)
                .chain(ours ->
                        ours
                                ? runs.request(new RunRequest.Scheduled(agent, tick))
                                : Uni.createFrom().item(Optional.<UUID>empty()))
                .invoke(() -> lastAskedFor.set(tick))
                .invoke(run ->
                        run.ifPresent(
                                id -> LOG.infof("schedule: run %s of %s for %s", id, agent, tick)))
                .replaceWithVoid();
    }

    private Uni<Boolean> isOurs(Agent agent, Instant tick) {
        return tick.isBefore(started)
                ? history.count(agent, Optional.empty(), 1).map(runsBefore -> runsBefore > 0)
                : Uni.createFrom().item(true);
    }

    /** Empty when the agent does not run by itself. */
    static Optional<ExecutionTime> ticks(RunsConfig config) {
        return config.cron().equals("off") ? Optional.empty() : Optional.of(parse(config.cron()));
    }

    private static ExecutionTime parse(String cron) {
        var quartz = CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ);
        return ExecutionTime.forCron(new CronParser(quartz).parse(cron).validate());
    }
}
