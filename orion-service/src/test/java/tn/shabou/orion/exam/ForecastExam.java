package tn.shabou.orion.exam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tn.shabou.orion.evaluation.PanelScore;
import tn.shabou.orion.evaluation.SeriesScore;
import tn.shabou.orion.forecast.local.Naive;
import tn.shabou.orion.forecast.panel.Levels;
import tn.shabou.orion.forecast.panel.Outlook;

/**
 * Made-up panels of the kinds that forecasts are judged on, forecast by the command line in a
 * process of its own: what is scored is what it wrote, and the processor time is all it took. Names
 * of questions as arguments; all without.
 */
public final class ForecastExam {

    private static final String CSV = "series_id,time,value\n";

    /**
     * @param measured lag that errors are scaled by
     */
    private record Question(
            String frequency, int horizon, int measured, List<double[]> panel, String... more) {}

    private final Path folder;

    private ForecastExam(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] names) throws Exception {
        var exam = new ForecastExam(Files.createTempDirectory("forecast-exam"));
        System.out.println("question," + PanelScore.HEADER.substring(12) + ",CPU s");
        for (var question : questions().entrySet()) {
            if (names.length == 0 || Arrays.asList(names).contains(question.getKey())) {
                exam.ask(question.getKey(), question.getValue());
            }
        }
    }

    private static Map<String, Question> questions() {
        var all = new TreeMap<String, Question>();
        var weekly = Amounts.panel(359, Amounts.YEAR, 93, 2610, 1);
        all.put("weekly", new Question("W", 13, 1, weekly));
        all.put("weekly-unseasonal", new Question("W", 13, 1, weekly, "--season", "1"));
        var other = Amounts.panel(359, Amounts.YEAR, 93, 2610, 2);
        all.put("weekly-2", new Question("W", 13, 1, other));
        all.put("monthly", new Question("M", 18, 12, Amounts.panel(200, 12, 84, 700, 3)));
        all.put("monthly-m3", new Question("M", 18, 12, Amounts.panel(1428, 12, 66, 144, 4)));
        all.put("quarterly", new Question("Q", 8, 4, Amounts.panel(300, 4, 24, 80, 5)));
        all.put("daily", new Question("D", 14, 1, Amounts.panel(200, 7, 100, 1500, 6)));
        var cars = new Pieces.Kind(51, 12, 0.25, 1, 1.6, 0.1, 0.004, 0);
        all.put("car-parts", new Question("M", 12, 12, Pieces.panel(2674, cars, 7)));
        var automotive = new Pieces.Kind(24, 12, 3, 0.9, 1.5, 0.1, 0, 0);
        all.put("automotive", new Question("M", 6, 12, Pieces.panel(3000, automotive, 8)));
        var planes = new Pieces.Kind(84, 12, 0.3, 1.2, 4, 0, 0.002, 0);
        all.put("air-force", new Question("M", 12, 12, Pieces.panel(5000, planes, 9)));
        var retail = new Pieces.Kind(165, 52, 1.5, 1.3, 1.3, 0.3, 0.0005, 0.11);
        all.put("retail", new Question("W", 8, 1, Pieces.panel(599, retail, 10)));
        return all;
    }

    private void ask(String name, Question question) throws IOException, InterruptedException {
        int h = question.horizon;
        var histories = question.panel.stream().map(y -> Arrays.copyOf(y, y.length - h)).toList();
        var input = folder.resolve(name + ".csv");
        var output = folder.resolve(name + "-out.csv");
        var text = new StringBuilder(CSV);
        for (int i = 0; i < histories.size(); i++) {
            double[] y = histories.get(i);
            for (int t = 0; t < y.length; t++) {
                text.append('s').append(i).append(',').append(t).append(',');
                text.append(Double.isNaN(y[t]) ? "" : String.valueOf(y[t])).append('\n');
            }
        }
        Files.writeString(input, text);
        double before = childrensSeconds();
        run(question, input, output);
        double seconds = childrensSeconds() - before;
        var outlooks = read(output, h);
        var score = new PanelScore();
        for (int i = 0; i < histories.size(); i++) {
            double[] y = question.panel.get(i);
            var outlook = outlooks.get("s" + i);
            double[] history = histories.get(i);
            double[] naive =
                    Naive.ADJUSTED.continuation(known(history), question.measured, h).mean();
            double[] actual = Arrays.copyOfRange(y, y.length - h, y.length);
            score.add(SeriesScore.of(history, question.measured, actual, outlook, naive), 0);
        }
        System.out.printf(Locale.ROOT, "%s,%s,%.1f%n", name, score, seconds);
    }

    private static double[] known(double[] history) {
        int to = history.length;
        while (Double.isNaN(history[to - 1])) {
            to--;
        }
        return Arrays.copyOf(history, to);
    }

    private static void run(Question question, Path input, Path output)
            throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(System.getProperty("exam.jvm", "-XX:+UseSerialGC").split(" ")));
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.add("tn.shabou.orion.command.ForecastCommand");
        words.addAll(List.of("--input", input.toString(), "--output", output.toString()));
        words.addAll(List.of("--frequency", question.frequency));
        words.addAll(List.of("--horizon", String.valueOf(question.horizon)));
        words.addAll(List.of(question.more));
        var errors = output.resolveSibling("progress.txt").toFile();
        var process = new ProcessBuilder(words).redirectError(errors).start();
        if (process.waitFor() != 0) {
            throw new IOException("the forecast failed: " + Files.readString(errors.toPath()));
        }
    }

    private static Map<String, Outlook> read(Path output, int horizon) throws IOException {
        var outlooks = new TreeMap<String, Outlook>();
        for (String row : Files.readAllLines(output).stream().skip(1).toList()) {
            String[] cells = row.split(",");
            var outlook =
                    outlooks.computeIfAbsent(
                            cells[0],
                            _ ->
                                    new Outlook(
                                            new double[horizon],
                                            new double[horizon][Levels.count()],
                                            cells[12],
                                            "all"));
            int h = Integer.parseInt(cells[1]) - 1;
            outlook.mean()[h] = Double.parseDouble(cells[2]);
            double[] levels = {0.1, 0.9, 0.025, 0.975, 0.5, 0.8, 0.9, 0.95, 0.99};
            for (int i = 0; i < levels.length; i++) {
                outlook.quantiles()[h][Levels.of(levels[i])] = Double.parseDouble(cells[3 + i]);
            }
        }
        return outlooks;
    }

    /** Processor time of all processes that were started here and have ended. */
    private static double childrensSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
    }
}
