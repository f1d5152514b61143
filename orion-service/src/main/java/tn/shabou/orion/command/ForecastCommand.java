package tn.shabou.orion.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.evaluation.OpeningStock;
import tn.shabou.orion.evaluation.StockContest;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Outlook;
import tn.shabou.orion.forecast.panel.Series;

/**
 * {@code ./shabou forecast}: reads series, learns from all of them, and writes forecasts as they
 * are made. Ends with code 0 when done, 1 when it could not be done, 2 when the command line makes
 * no sense.
 */
public final class ForecastCommand {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final int COMPLAINTS_SHOWN = 20;

    /** Series that are forecast before they are written. */
    private static final int BLOCK = 1_000;

    private static final Made NONE = new Made(Optional.empty(), 0);

    /** A forecast, if there is one, and what it cost, if somebody wants to know. */
    private record Made(Optional<Outlook> outlook, double seconds) {}

    private final ForecastOptions options;
    private final PrintStream said;
    private final long begin = System.nanoTime();

    private ForecastCommand(ForecastOptions options, PrintStream said) {
        this.options = options;
        this.said = said;
    }

    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out, System.err));
    }

    /**
     * @param said where progress and errors go
     */
    static int run(List<String> words, PrintStream answer, PrintStream said) {
        try {
            if (words.contains("--help") || words.contains("-h")) {
                answer.print(ForecastOptions.HELP);
                return 0;
            }
            new ForecastCommand(ForecastOptions.parse(words), said).run(answer);
            return 0;
        } catch (Misuse e) {
            said.println("shabou: " + e.getMessage());
            return MISUSED;
        } catch (Failure e) {
            said.println("shabou: " + e.getMessage());
            return FAILED;
        }
    }

    private void run(PrintStream answer) {
        keepWhatIsRead();
        var series = read();
        try (var workers = new Workers(options.threads())) {
            if (options.evaluates()) {
                evaluate(series, workers, answer);
            } else {
                forecast(options.models().getFirst(), series, workers, null);
            }
        }
        progress("done");
    }

    /** Nobody wants forecasts in the place of what they were made from. */
    private void keepWhatIsRead() {
        var output = options.output();
        for (var file : Arrays.asList(options.input(), options.traits(), options.openingStock())) {
            if (file != null && output != null && areOne(file, output)) {
                throw new Misuse("--output would replace %s, which is read".formatted(file));
            }
        }
    }

    private static boolean areOne(Path file, Path output) {
        try {
            return Files.isRegularFile(output) && Files.isSameFile(file, output);
        } catch (IOException e) {
            // What cannot be read says so when it is.
            return false;
        }
    }

    private List<Series> read() {
        var content = SeriesFile.read(options.input(), options.frequency(), options.counts());
        refuse(options.input(), content.rows(), content.bad(), content.complaints());
        if (content.series().isEmpty()) {
            throw new Failure("no series in " + options.input());
        }
        progress("read %d rows of %d series".formatted(content.rows(), content.series().size()));
        return options.traits() == null
                ? content.series()
                : withTraits(options.traits(), content.series());
    }

    private List<Series> withTraits(Path file, List<Series> sold) {
        var content = TraitsFile.read(file);
        refuse(file, content.rows(), content.complaints().size(), content.complaints());
        var all = content.added(sold);
        progress("%d series have no values yet".formatted(all.size() - sold.size()));
        return all;
    }

    /** Tells of bad rows; without leave they are too many. */
    private void refuse(Path file, int rows, int bad, List<String> complaints) {
        complaints.stream()
                .limit(COMPLAINTS_SHOWN)
                .forEach(complaint -> said.println("shabou: " + complaint));
        if (bad > COMPLAINTS_SHOWN) {
            said.println("shabou: and %d more bad rows".formatted(bad - COMPLAINTS_SHOWN));
        }
        if (bad > 0 && !options.skipsBad()) {
            throw new Failure(
                    "%d of %d rows of %s make no sense; mend them, or leave them out with --skip-bad"
                            .formatted(bad, rows, file));
        }
    }

    private void evaluate(List<Series> series, Workers workers, PrintStream answer) {
        var evaluation = new Evaluation(options.season(), options.horizon());
        var older = new ArrayList<Series>();
        for (var each : series) {
            if (evaluation.canJudge(each)) {
                older.add(each);
            }
        }
        if (older.isEmpty()) {
            throw new Failure(
                    "no series is long enough to hold out %d periods".formatted(options.horizon()));
        }
        progress("%d series are too short to be judged".formatted(series.size() - older.size()));
        for (var model : options.models()) {
            var judge = evaluation.judging(model, older);
            forecast(model, evaluation.histories(older), workers, judge);
        }
        answer.print(evaluation.report());
        var rules = options.stock();
        if (rules != null) {
            for (var model : options.models()) {
                var contest = new StockContest(options.request(model), rules, workers);
                if (options.models().size() > 1) {
                    answer.printf("stock kept by %s%n", model);
                }
                answer.print(contest.judge(older, openingStock(older, rules.lead())));
            }
        }
    }

    private Map<String, OpeningStock> openingStock(List<Series> series, int lead) {
        var file = options.openingStock();
        return file == null ? Map.of() : StockFile.read(file, lead, series);
    }

    /** Hands every forecast to the file, if one is wanted, and to the judge, if there is one. */
    private void forecast(
            String model, List<Series> series, Workers workers, Evaluation.@Nullable Judge judge) {
        try (var file = options.output() == null ? null : new ForecastFile(options.output())) {
            double before = CpuTime.ofProcess();
            var forecaster = PanelForecaster.learn(options.request(model), series, workers);
            if (judge != null) {
                judge.learned(CpuTime.ofProcess() - before);
            }
            progress("learned: " + forecaster);
            for (int from = 0; from < series.size(); from += BLOCK) {
                int to = Math.min(series.size(), from + BLOCK);
                var block = made(forecaster, series.subList(from, to), workers, judge != null);
                for (int i = 0; i < block.size(); i++) {
                    hand(from + i, series.get(from + i).id(), block.get(i), file, judge);
                }
                progress("%d of %d series".formatted(to, series.size()));
            }
            if (file != null) {
                file.finish();
            }
        }
    }

    private static List<Made> made(
            PanelForecaster forecaster, List<Series> series, Workers workers, boolean timed) {
        var all = new ArrayList<>(Collections.nCopies(series.size(), NONE));
        workers.each(
                series.size(),
                i -> {
                    double before = timed ? CpuTime.ofThread() : 0;
                    var outlook = forecaster.outlook(series.get(i));
                    all.set(i, new Made(outlook, timed ? CpuTime.ofThread() - before : 0));
                });
        return all;
    }

    private void hand(
            int index,
            String id,
            Made made,
            @Nullable ForecastFile file,
            Evaluation.@Nullable Judge judge) {
        if (made.outlook.isEmpty()) {
            said.println(
                    ("shabou: series %s has no known value, nor are there series of pieces enough"
                                    + " that tell of it: no forecast")
                            .formatted(id));
            return;
        }
        var outlook = made.outlook.get();
        if (file != null) {
            file.write(id, outlook);
        }
        if (judge != null) {
            judge.hear(index, outlook, made.seconds);
        }
    }

    private void progress(String what) {
        said.println("%6.1f s  %s".formatted((System.nanoTime() - begin) / 1e9, what));
    }
}
