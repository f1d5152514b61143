package tn.shabou.orion.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.calendar.TunisianCalendar;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.groups.Regression.Proof;
import tn.shabou.orion.groups.Regressors.Regressor;

class EffectsTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 1, 2);
    private static final Regressor RAMADAN =
            new CalendarRegressors(TunisianCalendar.asKnown())
                    .at(Grain.WEEK).stream()
                            .filter(one -> one.name().equals("ramadan"))
                            .findFirst()
                            .orElseThrow();

    @Test
    void findsWhatRamadanDoesToSalesThoughItMovesThroughTheYear() {
        var total = sold(156, week -> 1 - 0.3 * RAMADAN.of().applyAsDouble(week));

        var effects = Effects.of(total, 52, List.of(RAMADAN), Proof.ALL_OTHERS);

        assertThat(effects.byName().get("ramadan")).isCloseTo(0.7, within(0.08));
        // The second week of Ramadan 2026, and a week of summer.
        assertThat(effects.factor(LocalDate.of(2026, 3, 2))).isLessThan(0.8);
        assertThat(effects.factor(LocalDate.of(2026, 7, 6))).isEqualTo(1);
    }

    @Test
    void leavesOutWhatTellsNothing() {
        var effects = Effects.of(sold(156, _ -> 1), 52, List.of(RAMADAN), Proof.ALL_OTHERS);

        assertThat(effects.byName()).isEmpty();
        assertThat(effects.factor(LocalDate.of(2026, 3, 2))).isEqualTo(1);
    }

    @Test
    void keepsWhatTellsAndDropsTheRest() {
        var cold = weather("cold", 1);
        var total = sold(156, week -> Math.exp(0.15 * cold.of().applyAsDouble(week)));

        var effects =
                Effects.of(
                        total,
                        52,
                        List.of(weather("heat", 2), cold, weather("rain", 3)),
                        Proof.THE_EARLIER);

        assertThat(effects.byName()).containsOnlyKeys("cold");
        assertThat(effects.byName().get("cold")).isCloseTo(Math.exp(0.15), within(0.03));
    }

    @Test
    void doesNotBelieveWeatherThatTellsNothing() {
        var told =
                IntStream.range(0, 40)
                        .filter(seed -> {
                            var rain = List.of(weather("rain", seed));
                            return !Effects.of(sold(156, _ -> 1), 52, rain, Proof.THE_EARLIER)
                                    .byName()
                                    .isEmpty();
                        })
                        .count();

        assertThat(told).isLessThanOrEqualTo(4);
    }

    /** Something that differs from week to week, as the weather does. */
    private static Regressor weather(String name, long seed) {
        return new Regressor(
                name,
                week -> Math.max(0, new SplittableRandom(seed + week.toEpochDay()).nextGaussian()));
    }

    @Test
    void learnsNothingFromWhatWasSeenOnce() {
        var total = sold(40, week -> 1 - 0.3 * RAMADAN.of().applyAsDouble(week));

        assertThat(Effects.of(total, 52, List.of(RAMADAN), Proof.ALL_OTHERS).byName()).isEmpty();
    }

    @Test
    void learnsNothingWhereNothingIsSold() {
        var nothing = DemandSeries.of(Grain.WEEK, MONDAY, new double[156]);

        assertThat(Effects.of(nothing, 52, List.of(RAMADAN), Proof.ALL_OTHERS).byName()).isEmpty();
    }

    /** About a thousand pieces a week, with a season, a trend and some noise. */
    private static DemandSeries sold(int weeks, ToDoubleFunction<LocalDate> factor) {
        var random = new SplittableRandom(3);
        var units = new double[weeks];
        for (int t = 0; t < weeks; t++) {
            double season = 1 + 0.2 * Math.sin(2 * Math.PI * t / 52);
            double noise = 1 + 0.04 * random.nextGaussian();
            units[t] = (1000 + t) * season * noise * factor.applyAsDouble(MONDAY.plusWeeks(t));
        }
        return DemandSeries.of(Grain.WEEK, MONDAY, units);
    }
}
