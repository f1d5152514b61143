package tn.shabou.orion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tn.shabou.model.forecasts.BacktestModel;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.model.forecasts.ForecastGroups;
import tn.shabou.model.forecasts.ForecastGroups.Division;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.model.forecasts.LearnPanel;
import tn.shabou.model.forecasts.ReconcilePanel;
import tn.shabou.model.forecasts.ScoreVintages;
import tn.shabou.model.forecasts.WriteBatch;
import tn.shabou.orion.sales.Sales.Sold;
import tn.shabou.runs.NewTask;

/**
 * What a run is to forecast. A batch holds products of one grain only, since they share a horizon.
 *
 * @param batchSize products per task
 * @param months periods to forecast of products sold by month
 * @param weeks periods to forecast of products sold by week
 * @param only the grain that the run is confined to; absent for all products
 */
record Plan(int batchSize, int months, int weeks, Optional<Grain> only) {

    private static final String BATCH_SIZE = "batchSize";
    private static final String HORIZON = "horizon";
    private static final String GRAIN = "grain";
    private static final String LEARN = "learn";
    private static final String FORECAST = "forecast";
    private static final String RECONCILE = "reconcile";
    private static final String BACKTEST = "backtest";
    private static final String EVERYTHING = "";
    private static final Set<String> PARAMETERS = Set.of(BATCH_SIZE, HORIZON, GRAIN);
    private static final int MOST_PRODUCTS = 1000;
    private static final int MOST_PERIODS = 156;

    Plan {
        if (batchSize < 1 || months < 1 || weeks < 1) {
            throw new UnusableParameters("shabou.orion: batch-size and horizons are 1 or more");
        }
    }

    /**
     * The usual plan with what the parameters of a run change: {@code batchSize} (1 to 1000),
     * {@code horizon} (1 to 156 periods of whichever grain), {@code grain} (week or month).
     *
     * @throws UnusableParameters naming the parameter that is wrong
     */
    static Plan of(ForecastingConfig config, Map<String, String> parameters) {
        var unheardOf = new TreeSet<>(parameters.keySet());
        unheardOf.removeAll(PARAMETERS);
        if (!unheardOf.isEmpty()) {
            throw new UnusableParameters(
                    "unknown parameter %s: a forecast run takes batchSize, horizon and grain"
                            .formatted(String.join(", ", unheardOf)));
        }
        var horizon = number(parameters, HORIZON, MOST_PERIODS);
        return new Plan(
                number(parameters, BATCH_SIZE, MOST_PRODUCTS).orElse(config.batchSize()),
                horizon.orElse(config.horizon().months()),
                horizon.orElse(config.horizon().weeks()),
                Optional.ofNullable(parameters.get(GRAIN)).map(Plan::grain));
    }

    /**
     * The first tasks of the run: to learn from the products of each grain there is, to forecast
     * their groups meanwhile, and to score earlier forecasts when all else is over.
     */
    List<NewTask> tasks(UUID runId, Instant vintage, List<Sold> products) {
        var tasks = new ArrayList<NewTask>();
        for (var grain : List.of(Grain.WEEK, Grain.MONTH)) {
            if (covers(grain) && products.stream().anyMatch(sold -> sold.grain() == grain)) {
                var key = key(LEARN, grain);
                tasks.add(
                        new NewTask(
                                LearnPanel.STREAM,
                                LearnPanel.SCHEMA,
                                new LearnPanel(
                                        runId, key, vintage, grain, horizon(grain), batchSize)));
                for (var by : Division.values()) {
                    tasks.add(
                            new NewTask(
                                    ForecastGroups.STREAM,
                                    ForecastGroups.SCHEMA,
                                    new ForecastGroups(
                                            runId,
                                            key(FORECAST, grain) + "-" + lowerCase(by),
                                            vintage,
                                            grain,
                                            horizon(grain),
                                            by)));
                }
            }
        }
        if (!tasks.isEmpty()) {
            var score = new ScoreVintages(runId, "score", vintage);
            tasks.add(
                    new NewTask(ScoreVintages.STREAM, ScoreVintages.SCHEMA, score)
                            .after(EVERYTHING));
        }
        return tasks;
    }

    /** What follows the learning: batches, and what adds them up when they are done. */
    static List<NewTask> batches(
            LearnPanel learned, Map<DemandClass, String> models, List<Long> products) {
        var grain = learned.grain();
        var tasks = new ArrayList<NewTask>();
        for (int from = 0; from < products.size(); from += learned.batchSize()) {
            int to = Math.min(products.size(), from + learned.batchSize());
            var batch =
                    new ForecastBatch(
                            learned.runId(),
                            "%s-%06d".formatted(key(FORECAST, grain), tasks.size() + 1),
                            learned.vintage(),
                            grain,
                            learned.horizon(),
                            models,
                            List.copyOf(products.subList(from, to)));
            tasks.add(new NewTask(ForecastBatch.STREAM, ForecastBatch.SCHEMA, batch));
        }
        var reconcile =
                new ReconcilePanel(
                        learned.runId(),
                        key(RECONCILE, grain),
                        learned.vintage(),
                        grain,
                        learned.horizon());
        tasks.add(
                new NewTask(ReconcilePanel.STREAM, ReconcilePanel.SCHEMA, reconcile)
                        .after(key(FORECAST, grain)));
        return tasks;
    }

    /** What follows a batch: it is published when everything has been reconciled. */
    static NewTask publication(ForecastBatch batch) {
        var write =
                new WriteBatch(
                        batch.runId(),
                        batch.task().replace(FORECAST, "write"),
                        batch.vintage(),
                        batch.grain(),
                        batch.productIds());
        return new NewTask(WriteBatch.STREAM, WriteBatch.SCHEMA, write)
                .after(key(RECONCILE, batch.grain()));
    }

    /** What follows the learning if nobody told how good is what was learned: that is found out. */
    static NewTask backtest(LearnPanel learned, String model) {
        var backtest =
                new BacktestModel(
                        learned.runId(),
                        key(BACKTEST, learned.grain()),
                        learned.vintage(),
                        learned.grain(),
                        learned.horizon(),
                        model);
        return new NewTask(BacktestModel.STREAM, BacktestModel.SCHEMA, backtest);
    }

    private static String key(String step, Grain grain) {
        return step + "-" + lowerCase(grain);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private boolean covers(Grain grain) {
        return only.map(grain::equals).orElse(true);
    }

    private int horizon(Grain grain) {
        return grain == Grain.MONTH ? months : weeks;
    }

    private static OptionalInt number(Map<String, String> parameters, String name, int most) {
        var text = parameters.get(name);
        if (text == null) {
            return OptionalInt.empty();
        }
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > most) {
            throw new UnusableParameters(
                    "%s must be a whole number from 1 to %d, not \"%s\""
                            .formatted(name, most, text));
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static Grain grain(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "WEEK" -> Grain.WEEK;
            case "MONTH" -> Grain.MONTH;
            default ->
                    throw new UnusableParameters(
                            "grain must be week or month, not \"%s\"".formatted(text));
        };
    }

    /** The run was asked for something that cannot be done; the message says what. */
    static final class UnusableParameters extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableParameters(String message) {
            super(message);
        }
    }
}
