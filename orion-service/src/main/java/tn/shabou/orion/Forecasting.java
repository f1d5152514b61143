package tn.shabou.orion;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import tn.shabou.model.forecasts.BacktestModel;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.model.forecasts.ForecastGroups;
import tn.shabou.model.forecasts.LearnPanel;
import tn.shabou.model.forecasts.ReconcilePanel;
import tn.shabou.model.forecasts.ScoreVintages;
import tn.shabou.model.forecasts.WriteBatch;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunRequested;
import tn.shabou.model.runs.TaskMessage;
import tn.shabou.orion.drafts.Draft;
import tn.shabou.orion.drafts.Drafts;
import tn.shabou.orion.learning.Models;
import tn.shabou.orion.sales.Sales;
import tn.shabou.orion.vintages.Outcomes;
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
 * plan ┬▶ learn ┬▶ forecast ┬▶ reconcile ─▶ write ┬▶ score
 *      │  from  │  batches  │  products     rows, │  earlier
 *      │  all   │  of       │  and groups   stock │  forecasts
 *      │  prod- │  products │  add up       plans │  by what came
 *      │  ucts  └▶ backtest ────────────────────▶─┤
 *      │           how good a first model is      │
 *      └▶ groups ───────────┘                     │
 *         what products sell together             │
 * </pre>
 *
 * Each step takes its work from a stream of its own, and each task may be done on any replica. What
 * comes of it is stored with the task's end in one transaction, and so are the tasks that follow;
 * what adds everything up waits for all that is to be added ({@link NewTask#after}). Delivery is at
 * least once: a task done again gives the same bits. What fails for good is buried: the task fails,
 * the others go on; what could not be reconciled is published as it is.
 */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            RunRequested.class,
            LearnPanel.class,
            BacktestModel.class,
            ForecastGroups.class,
            ForecastBatch.class,
            ReconcilePanel.class,
            WriteBatch.class,
            ScoreVintages.class
        })
public class Forecasting {

    private static final Logger LOG = Logger.getLogger(Forecasting.class);

    private final ForecastingConfig config;
    private final Sales sales;
    private final Assortment assortment;
    private final Lessons lessons;
    private final Together together;
    private final Models models;
    private final Batches batches;
    private final Drafts drafts;
    private final Agreement agreement;
    private final Publication publication;
    private final Outcomes outcomes;
    private final Processors processors;
    private final Runs runs;
    private final RunHistory history;
    private final DeadTasks deadTasks;

    Forecasting(
            ForecastingConfig config,
            Sales sales,
            Assortment assortment,
            Lessons lessons,
            Together together,
            Models models,
            Batches batches,
            Drafts drafts,
            Agreement agreement,
            Publication publication,
            Outcomes outcomes,
            Processors processors,
            Runs runs,
            RunHistory history,
            DeadTasks deadTasks) {
        this.config = config;
        this.sales = sales;
        this.assortment = assortment;
        this.lessons = lessons;
        this.together = together;
        this.models = models;
        this.batches = batches;
        this.drafts = drafts;
        this.agreement = agreement;
        this.publication = publication;
        this.outcomes = outcomes;
        this.processors = processors;
        this.runs = runs;
        this.history = history;
        this.deadTasks = deadTasks;
    }

    /** Finds out which grains there are. Their vintage is the moment of the request. */
    @Incoming("plan")
    Uni<Void> plan(RunRequested request) {
        return history.find(Agent.ORION, request.runId())
                .map(run -> run.orElseThrow(() -> unknown(request)))
                .chain(this::begin)
                .onFailure(Plan.UnusableParameters.class)
                .recoverWithUni(refusal ->
                        runs.abandon(request.runId(), String.valueOf(refusal.getMessage())));
    }

    private Uni<Void> begin(Run run) {
        var plan = Plan.of(config, run.parameters());
        return sales.products(run.requestedAt())
                .map(products -> plan.tasks(run.id(), run.requestedAt(), products))
                .chain(tasks -> runs.begin(run.id(), tasks))
                .invoke(begun -> LOG.infof("run %s begun: %s", run.id(), begun))
                .replaceWithVoid();
    }

    /** Learns from all products of a grain, or finds that what is known serves. */
    @Incoming("learn")
    Uni<Void> learn(LearnPanel task) {
        return ifOpen(task, () -> lessons.teach(task).chain(taught -> store(task, taught)));
    }

    private Uni<Boolean> store(LearnPanel task, Lessons.Taught taught) {
        var following =
                new ArrayList<>(Plan.batches(task, taught.lesson().models(), taught.products()));
        taught.lesson().untried().ifPresent(model -> following.add(Plan.backtest(task, model)));
        var counts = Map.of("learned", taught.lesson().fresh().isPresent() ? 1 : 0);
        return runs.complete(
                task,
                transaction ->
                        lessons.store(transaction, task, taught)
                                .replaceWith(TaskOutcome.of(counts).andThen(following)));
    }

    /** Finds out how good a first model would have been, beside all else. */
    @Incoming("backtest")
    Uni<Void> backtest(BacktestModel task) {
        return ifOpen(
                task,
                () ->
                        lessons.backtest(task)
                                .chain(verdicts ->
                                        runs.complete(
                                                task,
                                                transaction ->
                                                        lessons.store(transaction, task, verdicts)
                                                                .replaceWith(
                                                                        TaskOutcome.of(
                                                                                Map.of())))));
    }

    /** Forecasts what products sell together, beside the learning and the batches. */
    @Incoming("groups")
    Uni<Void> groups(ForecastGroups task) {
        return ifOpen(
                task,
                () ->
                        together.forecast(task)
                                .chain(made ->
                                        runs.complete(
                                                task,
                                                transaction ->
                                                        together.store(transaction, task, made)
                                                                .replaceWith(
                                                                        TaskOutcome.of(
                                                                                Map.of())))));
    }

    /** Forecasts each product of a batch alone. */
    @Incoming("forecast")
    Uni<Void> forecast(ForecastBatch batch) {
        return ifOpen(batch, () -> drafted(batch).chain(made -> store(batch, made)));
    }

    Uni<List<Draft>> drafted(ForecastBatch batch) {
        return Uni.combine()
                .all()
                .unis(
                        assortment.parts(batch.grain(), batch.productIds(), batch.vintage()),
                        models.load(batch.models().values()))
                .asTuple()
                .chain(known ->
                        processors.alone(
                                () -> batches.forecast(batch, known.getItem1(), known.getItem2())));
    }

    private Uni<Boolean> store(ForecastBatch batch, List<Draft> made) {
        var outcome = TaskOutcome.of(Map.of()).andThen(List.of(Plan.publication(batch)));
        return runs.complete(
                batch,
                transaction -> drafts.store(transaction, batch.runId(), made).replaceWith(outcome));
    }

    /** Makes products and groups add up, once all batches are forecast. */
    @Incoming("reconcile")
    Uni<Void> reconcile(ReconcilePanel task) {
        return ifOpen(
                task,
                () ->
                        agreement
                                .reach(task)
                                .chain(agreed ->
                                        runs.complete(
                                                task,
                                                transaction ->
                                                        agreement
                                                                .store(transaction, task, agreed)
                                                                .replaceWith(
                                                                        TaskOutcome.of(
                                                                                Map.of())))));
    }

    /** Publishes a batch, once all is reconciled. */
    @Incoming("write")
    Uni<Void> write(WriteBatch batch) {
        return ifOpen(batch, () -> publication.prepare(batch).chain(ready -> store(batch, ready)));
    }

    private Uni<Boolean> store(WriteBatch batch, Publication.Ready ready) {
        var counts = Map.of("products", ready.parts().size(), "points", ready.points());
        return runs.complete(
                batch,
                transaction ->
                        publication
                                .store(transaction, batch, ready)
                                .replaceWith(TaskOutcome.of(counts)));
    }

    /** Measures earlier forecasts, once all else is over. */
    @Incoming("score")
    Uni<Void> score(ScoreVintages task) {
        return ifOpen(
                task,
                () ->
                        runs.complete(
                                task,
                                transaction ->
                                        outcomes.score(transaction, task.vintage())
                                                .map(scored ->
                                                        TaskOutcome.of(
                                                                Map.of(
                                                                        "scored",
                                                                        Math.toIntExact(
                                                                                scored))))));
    }

    @Incoming("plan-dead")
    @Incoming("learn-dead")
    @Incoming("backtest-dead")
    @Incoming("groups-dead")
    @Incoming("forecast-dead")
    @Incoming("reconcile-dead")
    @Incoming("write-dead")
    @Incoming("score-dead")
    Uni<Void> bury(Message<String> deadLetter) {
        return deadTasks.bury(deadLetter);
    }

    /** A task that was done before, and comes again, is let go. */
    private Uni<Void> ifOpen(TaskMessage task, Supplier<Uni<Boolean>> work) {
        return runs.isOpen(task)
                .chain(open -> open ? work.get() : Uni.createFrom().item(false))
                .replaceWithVoid();
    }

    private static PermanentFailure unknown(RunRequested request) {
        return new PermanentFailure("there is no run " + request.runId());
    }
}
