package tn.shabou.orion;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.forecasts.BatchForecast;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunRequested;
import tn.shabou.orion.sales.Sales;
import tn.shabou.redisstreams.PermanentFailure;
import tn.shabou.runs.DeadTasks;
import tn.shabou.runs.NewTask;
import tn.shabou.runs.Run;
import tn.shabou.runs.RunHistory;
import tn.shabou.runs.Runs;
import tn.shabou.runs.TaskOutcome;

/**
 * The forecasting pipeline, from a requested run to stored forecasts:
 *
 * <pre>
 * shabou.orion.plan ─▶ plan ─▶ shabou.orion.forecast ─▶ forecast ─▶ shabou.orion.write ─▶ write
 *                   products        batches of          sales to       their             rows, stock plans,
 *                  with sales       products            forecasts     forecasts       insights, the task done
 * </pre>
 *
 * Any step may stop and resume alone, on any replica. Delivery is at least once: a run begins once,
 * a batch forecast again gives the same numbers, and its rows are written with the task's end in
 * one transaction. What fails for good is buried: the task fails, the others go on.
 */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            RunRequested.class,
            ForecastBatch.class,
            BatchForecast.class,
            BatchForecast.Series.class,
            BatchForecast.Point.class
        })
public class Forecasting {

    private static final Logger LOG = Logger.getLogger(Forecasting.class);

    private final ForecastingConfig config;
    private final Sales sales;
    private final Forecasters forecasters;
    private final Forecasts forecasts;
    private final Inventory inventory;
    private final Runs runs;
    private final RunHistory history;
    private final DeadTasks deadTasks;

    Forecasting(
            ForecastingConfig config,
            Sales sales,
            Forecasters forecasters,
            Forecasts forecasts,
            Inventory inventory,
            Runs runs,
            RunHistory history,
            DeadTasks deadTasks) {
        this.config = config;
        this.sales = sales;
        this.forecasters = forecasters;
        this.forecasts = forecasts;
        this.inventory = inventory;
        this.runs = runs;
        this.history = history;
        this.deadTasks = deadTasks;
    }

    /** Splits the products with sales into batches. Their vintage is the moment of the request. */
    @Incoming("plan")
    Uni<Void> plan(RunRequested request) {
        return history.find(Agent.ORION, request.runId())
                .map(run -> run.orElseThrow(() -> unknown(request)))
                .chain(this::begin)
                .onFailure(Plan.UnusableParameters.class)
                .recoverWithUni(refusal ->
                        runs.abandon(request.runId(), String.valueOf(refusal.getMessage())));
    }

    /** A batch that was written before, and came again, is let go. */
    @Incoming("forecast")
    @Outgoing("forecasts")
    Uni<@Nullable BatchForecast> forecast(ForecastBatch batch) {
        return runs.isOpen(batch)
                .chain(open -> open ? compute(batch) : Uni.createFrom().nullItem());
    }

    private Uni<BatchForecast> compute(ForecastBatch batch) {
        return sales.demand(batch.productIds(), batch.vintage())
                .chain(demand -> forecasters.forecast(batch, demand));
    }

    @Incoming("write")
    Uni<Void> write(BatchForecast batch) {
        var ids = batch.series().stream().map(BatchForecast.Series::productId).toList();
        return sales.demand(ids, batch.vintage())
                .chain(demand ->
                        runs.complete(
                                batch,
                                transaction ->
                                        forecasts
                                                .store(transaction, batch)
                                                .chain(() ->
                                                        inventory.store(transaction, batch, demand))
                                                .replaceWith(TaskOutcome.of(counts(batch)))))
                .replaceWithVoid();
    }

    @Incoming("plan-dead")
    @Incoming("forecast-dead")
    @Incoming("write-dead")
    Uni<Void> bury(Message<String> deadLetter) {
        return deadTasks.bury(deadLetter);
    }

    private Uni<Void> begin(Run run) {
        var plan = Plan.of(config, run.parameters());
        return sales.products(run.requestedAt())
                .map(products -> plan.batches(run.id(), run.requestedAt(), products))
                .chain(batches -> begin(run, batches));
    }

    private Uni<Void> begin(Run run, List<ForecastBatch> batches) {
        var tasks = batches.stream().map(Forecasting::task).toList();
        return runs.begin(run.id(), tasks)
                .invoke(begun ->
                        LOG.infof("run %s: %d batches, begun %s", run.id(), tasks.size(), begun))
                .replaceWithVoid();
    }

    private static NewTask task(ForecastBatch batch) {
        return new NewTask(ForecastBatch.STREAM, ForecastBatch.SCHEMA, batch);
    }

    private static Map<String, Integer> counts(BatchForecast batch) {
        int points = batch.series().stream().mapToInt(series -> series.points().size()).sum();
        return Map.of("products", batch.series().size(), "points", points);
    }

    private static PermanentFailure unknown(RunRequested request) {
        return new PermanentFailure("there is no run " + request.runId());
    }
}
