package tn.shabou.orion.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.ensemble.Request;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.groups.Group.Kind;
import tn.shabou.orion.groups.Regressors.Regressor;

class GroupForecasterTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 10, 2);
    private static final int WEEKS = 156;
    private static final LocalDate COLD_SNAP = MONDAY.plusWeeks(WEEKS + 1);
    private static final Regressor COLD = new Regressor("cold", GroupForecasterTest::cold);

    @Test
    void aColdWeekAheadSellsMoreOfWhatColdBreaksAndOfNothingElse() {
        var groups =
                List.of(
                        new Group(Kind.TOTAL, 0, List.of(1L, 2L)),
                        new Group(Kind.CATEGORY, 7, List.of(1L)),
                        new Group(Kind.CATEGORY, 8, List.of(2L)),
                        new Group(Kind.BRAND, 9, List.of(1L)));
        var sales = Map.of(1L, sold(1, 0.4), 2L, sold(2, 0));

        var forecasts = forecasts(groups, sales);

        var batteries = forecasts.get(1);
        assertThat(batteries.effects()).containsOnlyKeys("cold");
        assertThat(batteries.mean()[1]).isGreaterThan(1.3 * batteries.mean()[0]);
        var wipers = forecasts.get(2);
        assertThat(wipers.effects()).isEmpty();
        assertThat(wipers.mean()[1]).isLessThan(1.2 * wipers.mean()[0]);
        assertThat(forecasts.get(3).effects()).isEmpty();
    }

    private static List<GroupForecast> forecasts(
            List<Group> groups, Map<Long, DemandSeries> sales) {
        var workers = new Workers(1);
        try {
            return new GroupForecaster(
                            new Request(52, 65, 4, Request.AUTO),
                            _ -> List.of(),
                            _ -> List.of(COLD),
                            workers)
                    .forecasts(groups, sales);
        } finally {
            workers.close();
        }
    }

    /** In 5 °C below the usual; known to be cold in one of the weeks to come. */
    private static double cold(LocalDate week) {
        if (!week.isBefore(MONDAY.plusWeeks(WEEKS))) {
            return week.equals(COLD_SNAP) ? 1 : 0;
        }
        return Math.max(0, 0.6 * new SplittableRandom(week.toEpochDay()).nextGaussian());
    }

    private static DemandSeries sold(long seed, double byCold) {
        var random = new SplittableRandom(seed);
        var units = new double[WEEKS];
        for (int t = 0; t < WEEKS; t++) {
            double noise = Math.exp(0.05 * random.nextGaussian());
            units[t] = 200 * noise * Math.exp(byCold * cold(MONDAY.plusWeeks(t)));
        }
        return DemandSeries.of(Grain.WEEK, MONDAY, units);
    }
}
