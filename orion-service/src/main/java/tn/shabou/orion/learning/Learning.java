package tn.shabou.orion.learning;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import tn.shabou.model.forecasts.BacktestModel;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.LearnPanel;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Series;
import tn.shabou.orion.learning.Contest.Verdict;
import tn.shabou.orion.learning.Models.Champion;
import tn.shabou.orion.sales.PanelSeries;
import tn.shabou.orion.sales.ProductDemand;

/**
 * Decides which model forecasts each class of demand in a run: the champion as long as it is young
 * and as good as it was; else it meets one that is learned anew, and stays unless it is beaten.
 */
@ApplicationScoped
public class Learning {

    private static final Logger LOG = Logger.getLogger(Learning.class);

    private final LearningConfig config;
    private final Models models;

    Learning(LearningConfig config, Models models) {
        this.config = config;
        this.models = models;
    }

    /**
     * What serves now.
     *
     * @param drifted whether its forecasts have become worse of late
     */
    public record Standing(
            Map<DemandClass, Champion> champions,
            Map<String, PanelForecaster> forecasters,
            boolean drifted) {

        private boolean servesAll() {
            return Arrays.stream(DemandClass.values())
                    .map(champions::get)
                    .allMatch(one -> one != null && forecasters.containsKey(one.modelId()));
        }

        private Map<DemandClass, PanelForecaster> byClass() {
            var byClass = new EnumMap<DemandClass, PanelForecaster>(DemandClass.class);
            champions.forEach((demandClass, champion) -> {
                var forecaster = forecasters.get(champion.modelId());
                if (forecaster != null) {
                    byClass.put(demandClass, forecaster);
                }
            });
            return byClass;
        }
    }

    /**
     * What a run goes by.
     *
     * @param fresh what was learned anew; empty where all stays as it was
     * @param champions by class, each class there is
     */
    public record Lesson(
            Optional<Learned> fresh,
            Map<DemandClass, Champion> champions,
            Map<DemandClass, Champion> former,
            Instant triedAt,
            List<Verdict> verdicts) {

        /** Ids of the models, by class. */
        public Map<DemandClass, String> models() {
            var ids = new EnumMap<DemandClass, String>(DemandClass.class);
            champions.forEach((demandClass, champion) -> ids.put(demandClass, champion.modelId()));
            return ids;
        }

        /** The id of a model that serves without having met another. */
        public Optional<String> untried() {
            return fresh.filter(_ -> verdicts.isEmpty()).map(Learned::id);
        }
    }

    public Uni<Standing> standing(LearnPanel task) {
        return models.champions(task.grain(), task.horizon())
                .chain(champions ->
                        models.load(champions.values().stream().map(Champion::modelId).toList())
                                .chain(forecasters ->
                                        models.hasDrifted(task.grain(), task.vintage())
                                                .map(drifted ->
                                                        new Standing(
                                                                champions, forecasters, drifted))));
    }

    /**
     * Nothing new, as long as what stands is young, as good as it was, and of about as many
     * products.
     */
    public Optional<Lesson> asBefore(LearnPanel task, Standing standing, int products) {
        return mayStay(standing, products) && !standing.drifted && isYoung(standing, task.vintage())
                ? Optional.of(
                        new Lesson(
                                Optional.empty(),
                                standing.champions,
                                Map.of(),
                                triedAt(standing),
                                List.of()))
                : Optional.empty();
    }

    /**
     * Takes the processor, for seconds to minutes.
     *
     * @param products all there are, with those of which nothing is known
     * @param newcomers products that have yet to sell
     */
    public Lesson learn(
            LearnPanel task,
            Standing standing,
            int products,
            List<ProductDemand> demand,
            List<ProductDemand> newcomers,
            Workers workers) {
        var panel = new Panel(products, series(demand), series(newcomers));
        return mayStay(standing, products)
                ? contest(task, standing, panel, workers)
                : anew(task, panel, List.of(), Map.of(), workers);
    }

    /** What is learned from: known series, and those of parts that have yet to sell. */
    private record Panel(int products, List<Series> known, List<Series> unsold) {}

    private static List<Series> series(List<ProductDemand> demand) {
        return demand.stream().map(PanelSeries::of).toList();
    }

    private boolean mayStay(Standing standing, int products) {
        return standing.servesAll() && !hasChanged(standing, products);
    }

    private boolean hasChanged(Standing standing, int products) {
        return standing.champions.values().stream()
                .anyMatch(champion ->
                        Math.abs(products - champion.series())
                                > config.mostChange() * champion.series());
    }

    private boolean isYoung(Standing standing, Instant vintage) {
        return triedAt(standing).plus(config.trialEvery()).isAfter(vintage);
    }

    private static Instant triedAt(Standing standing) {
        return standing.champions.values().stream()
                .map(Champion::triedAt)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private Lesson contest(LearnPanel task, Standing standing, Panel panel, Workers workers) {
        var contest = Contest.over(task.horizon());
        var challenger =
                PanelForecaster.learn(
                        PanelSeries.request(task.grain(), task.horizon()),
                        before(contest, panel.known),
                        workers);
        var verdicts = contest.verdicts(standing.byClass(), challenger, panel.known, workers);
        LOG.infof("%s of run %s: %s", task.task(), task.runId(), verdicts);
        if (verdicts.stream().noneMatch(Verdict::won)) {
            return new Lesson(
                    Optional.empty(),
                    standing.champions,
                    standing.champions,
                    task.vintage(),
                    verdicts);
        }
        return anew(task, panel, verdicts, standing.champions, workers);
    }

    /** What is known without the periods of the contest. */
    private static List<Series> before(Contest contest, List<Series> panel) {
        var before = new ArrayList<Series>();
        for (var series : panel) {
            int until = series.values().length - contest.heldOut();
            if (until > 0) {
                before.add(series.first(until));
            }
        }
        return before;
    }

    /**
     * How good what is learned from the panel would have been lately. Takes the processor for
     * seconds.
     */
    public static List<Verdict> backtests(
            BacktestModel task, List<ProductDemand> demand, Workers workers) {
        var contest = Contest.over(task.horizon());
        var panel = series(demand);
        var before = before(contest, panel);
        if (before.isEmpty()) {
            return List.of();
        }
        var itself =
                PanelForecaster.learn(
                        PanelSeries.request(task.grain(), task.horizon()), before, workers);
        var everywhere = new EnumMap<DemandClass, PanelForecaster>(DemandClass.class);
        for (var demandClass : DemandClass.values()) {
            everywhere.put(demandClass, itself);
        }
        return contest.verdicts(everywhere, itself, panel, workers).stream()
                .filter(verdict -> verdict.origins() > 0)
                .toList();
    }

    /**
     * Without verdicts the new model, which has nobody to beat, serves every class; else those that
     * it won, and that of what never sold, where nobody can be beaten.
     */
    private static Lesson anew(
            LearnPanel task,
            Panel panel,
            List<Verdict> verdicts,
            Map<DemandClass, Champion> former,
            Workers workers) {
        var forecaster =
                PanelForecaster.learn(
                        PanelSeries.request(task.grain(), task.horizon()),
                        panel.known,
                        panel.unsold,
                        workers);
        var fresh = Learned.of(task.vintage(), panel.products, forecaster);
        var champion = new Champion(fresh.id(), task.vintage(), task.vintage(), panel.products);
        var champions = new HashMap<DemandClass, Champion>(former);
        if (verdicts.isEmpty()) {
            for (var demandClass : DemandClass.values()) {
                champions.put(demandClass, champion);
            }
        }
        for (var verdict : verdicts) {
            if (verdict.won()) {
                champions.put(verdict.demandClass(), champion);
            }
        }
        champions.put(DemandClass.NONE, champion);
        return new Lesson(Optional.of(fresh), champions, former, task.vintage(), verdicts);
    }

    /** Keeps what was learned, and who serves from now on. */
    public Uni<Void> store(SqlConnection transaction, LearnPanel task, Lesson lesson) {
        var saved =
                lesson.fresh
                        .map(fresh -> models.save(transaction, task, fresh))
                        .orElseGet(() -> Uni.createFrom().voidItem());
        return saved.chain(() -> models.record(transaction, task, lesson))
                .chain(() -> models.crown(transaction, task, lesson));
    }

    /** Keeps how good a model would have been. */
    public Uni<Void> store(SqlConnection transaction, BacktestModel task, List<Verdict> verdicts) {
        return models.record(transaction, task, verdicts);
    }
}
