package tn.shabou.orion.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tn.shabou.orion.evaluation.PanelScore;
import tn.shabou.orion.evaluation.SeriesScore;
import tn.shabou.orion.forecast.local.Naive;
import tn.shabou.orion.forecast.panel.Outlook;
import tn.shabou.orion.forecast.panel.Series;

/** How good forecasts of the last periods are, which are held out. */
final class Evaluation {

    private final int season;
    private final int horizon;
    private final Map<String, Double> learning = new LinkedHashMap<>();
    private final Map<String, PanelScore> totals = new LinkedHashMap<>();
    private final TreeMap<String, PanelScore> byKind = new TreeMap<>();

    Evaluation(int season, int horizon) {
        this.season = season;
        this.horizon = horizon;
    }

    /** Takes forecasts, in the order of the series. */
    interface Judge {

        void learned(double seconds);

        void hear(int index, Outlook outlook, double seconds);
    }

    /** Whether something is known before the periods that are held out. */
    boolean canJudge(Series series) {
        int until = series.values().length - horizon;
        return until > 1
                && Arrays.stream(series.values(), 0, until).anyMatch(v -> !Double.isNaN(v));
    }

    List<Series> histories(List<Series> series) {
        return series.stream().map(each -> each.first(each.values().length - horizon)).toList();
    }

    /**
     * @param model as it was asked for
     */
    Judge judging(String model, List<Series> series) {
        var total = totals.computeIfAbsent(model, _ -> new PanelScore());
        return new Judge() {

            @Override
            public void learned(double seconds) {
                learning.put(model, seconds);
            }

            @Override
            public void hear(int index, Outlook outlook, double seconds) {
                judge(total, series.get(index).values(), outlook, seconds);
            }
        };
    }

    private void judge(PanelScore total, double[] values, Outlook outlook, double seconds) {
        int until = values.length - horizon;
        double[] history = Arrays.copyOf(values, until);
        double[] actual = Arrays.copyOfRange(values, until, values.length);
        var score = SeriesScore.of(history, season, actual, outlook, naive2(history));
        total.add(score, seconds);
        byKind.computeIfAbsent(outlook.group() + "," + outlook.model(), _ -> new PanelScore())
                .add(score, seconds);
    }

    private double[] naive2(double[] history) {
        int known = history.length;
        while (Double.isNaN(history[known - 1])) {
            known--;
        }
        return Naive.ADJUSTED.continuation(Arrays.copyOf(history, known), season, horizon).mean();
    }

    String report() {
        var report = new StringBuilder(PanelScore.HEADER).append('\n');
        byKind.forEach((kind, score) -> report.append(kind).append(',').append(score).append('\n'));
        boolean several = totals.size() > 1;
        totals.forEach((model, score) ->
                report.append("all,%s,%s%n".formatted(several ? model : "all", score)));
        learning.forEach((model, seconds) ->
                report.append(
                        String.format(
                                Locale.ROOT,
                                "seconds of learning%s,%.2f%n",
                                several ? " " + model : "",
                                seconds)));
        return report.toString();
    }
}
