package tn.shabou.orion.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tn.shabou.orion.forecast.ensemble.Request;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Series;

class StockContestTest {

    private static final int WEEKS = 8;
    private static final int LEAD = 2;
    private static final StockRules RULES = new StockRules(LEAD, 0.2, 1);

    @Test
    void stockKeptByForecastsCostsLessThanStockOfFourWeeks() {
        var panel = panel();

        assertThat(judged(panel, 1).cost()).isPositive().isLessThan(fourWeeksKept(panel));
    }

    @Test
    void costsAreTheSameOnAnyNumberOfThreads() {
        assertThat(judged(panel(), 3)).isEqualTo(judged(panel(), 1));
    }

    @Test
    void whatIsJudgedDoesNotChooseTheLevel() {
        var panel = panel();
        var other = panel.stream().map(StockContestTest::withARushAtTheEnd).toList();

        assertThat(judged(other, 1).level()).isEqualTo(judged(panel, 1).level());
        assertThat(judged(other, 1).cost()).isGreaterThan(2 * judged(panel, 1).cost());
    }

    /** Eight pieces are sold a week; what is left after the third, the first that counts, costs. */
    @Test
    void stockBeginsWithWhatThereIsAndWhatIsOnOrder() {
        var units = new double[60];
        Arrays.fill(units, 8);
        var panel = List.of(new Series("even", units, true));
        var request = new Request(1, 13, LEAD + 1, Request.AUTO);
        try (var workers = new Workers(1)) {
            var contest = new StockContest(request, RULES, workers);

            assertThat(cost(contest, panel, new OpeningStock(100, List.of())))
                    .isCloseTo(0.2 * (100 - 3 * 8), within(1e-9));
            assertThat(cost(contest, panel, new OpeningStock(100, List.of(0.0, 30.0))))
                    .isCloseTo(0.2 * (130 - 3 * 8), within(1e-9));
        }
    }

    private static double cost(StockContest contest, List<Series> panel, OpeningStock stock) {
        return contest.judge(panel, Map.of("even", stock)).cost();
    }

    @Test
    void dearShortagesCallForMoreStock() {
        var careful = new StockRules(LEAD, 0.2, 20);
        var request = new Request(1, 13, WEEKS, Request.AUTO);
        try (var workers = new Workers(1)) {
            var result = new StockContest(request, careful, workers).judge(panel(), Map.of());

            assertThat(result.level()).isGreaterThan(judged(panel(), 1).level());
        }
    }

    @Test
    void anOrderMustComeWithinTheHorizon() {
        var request = new Request(1, 13, LEAD, Request.AUTO);
        try (var workers = new Workers(1)) {
            assertThatThrownBy(() -> new StockContest(request, RULES, workers))
                    .hasMessageContaining("no order comes");
        }
    }

    private static StockContest.Result judged(List<Series> panel, int threads) {
        try (var workers = new Workers(threads)) {
            var request = new Request(1, 13, WEEKS, Request.AUTO);
            return new StockContest(request, RULES, workers).judge(panel, Map.of());
        }
    }

    /** Parts whose rates differ and wander. */
    private static List<Series> panel() {
        var random = new SplittableRandom(4);
        var panel = new ArrayList<Series>();
        for (int i = 0; i < 80; i++) {
            double rate = Math.exp(random.nextGaussian());
            var units = new double[90];
            for (int t = 0; t < units.length; t++) {
                rate *= Math.exp(0.05 * random.nextGaussian());
                double left = Math.exp(-rate);
                for (double p = random.nextDouble(); p > left; p *= random.nextDouble()) {
                    units[t]++;
                }
            }
            panel.add(new Series("part " + i, units, true));
        }
        return panel;
    }

    private static Series withARushAtTheEnd(Series series) {
        double[] units = series.values().clone();
        for (int t = units.length - WEEKS; t < units.length; t++) {
            units[t] = 5 * units[t] + 3;
        }
        return new Series(series.id(), units, true);
    }

    /** Filled up each week to four times the mean of the last thirteen. */
    private static double fourWeeksKept(List<Series> panel) {
        double cost = 0;
        for (var series : panel) {
            double[] units = series.values();
            int from = units.length - WEEKS;
            double onHand = Math.ceil(4 * mean(units, from));
            double soon = 0;
            double later = 0;
            for (int t = from; t < units.length; t++) {
                double wanted = Math.ceil(4 * mean(units, t)) - onHand - soon - later;
                onHand += soon;
                soon = later;
                later = Math.max(0, wanted);
                double lost = Math.max(0, units[t] - onHand);
                onHand = Math.max(0, onHand - units[t]);
                cost += t - from >= LEAD ? lost + 0.2 * onHand : 0;
            }
        }
        return cost;
    }

    private static double mean(double[] units, int to) {
        double sum = 0;
        for (int t = to - 13; t < to; t++) {
            sum += units[t] / 13;
        }
        return sum;
    }
}
