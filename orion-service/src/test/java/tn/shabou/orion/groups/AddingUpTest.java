package tn.shabou.orion.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.drafts.Draft;
import tn.shabou.orion.drafts.Draft.Abc;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Levels;
import tn.shabou.orion.groups.Group.Kind;
import tn.shabou.orion.groups.Groups.Expected;

class AddingUpTest {

    private static final List<Draft> DRAFTS = List.of(draft(1, 10), draft(2, 20), draft(3, 30));
    private static final List<Abc> IMPORTANCE = List.of(Abc.C, Abc.B, Abc.A);
    private static final Group TOTAL = new Group(Kind.TOTAL, 0, List.of(1L, 2L, 3L));
    private static final Group BRAND = new Group(Kind.BRAND, 7, List.of(1L, 2L));

    @Test
    void bringsTheSeasonOfTheWholeToEveryProduct() {
        var adding = adding(List.of(expected(TOTAL, 3, 90, 1)));

        var reconciled = adding.reconciled(IMPORTANCE, new Workers(1));

        assertThat(adding.sums(reconciled)[0][0]).isCloseTo(90, within(1.0));
        assertThat(reconciled).allSatisfy(draft -> assertThat(draft.factor(0)).isBetween(1.2, 1.9));
        assertThat(reconciled).extracting(Draft::abc).containsExactlyElementsOf(IMPORTANCE);
    }

    @Test
    void believesAGroupAsFarAsItIsCertain() {
        assertThat(sum(expected(TOTAL, 3, 90, 100))).isBetween(60.0, 62.0);
        assertThat(sum(expected(TOTAL, 3, 90, 8))).isBetween(70.0, 85.0);
    }

    @Test
    void changesOnlyTheProductsOfAGroup() {
        var adding = adding(List.of(expected(BRAND, 2, 60, 1)));

        var reconciled = adding.reconciled(IMPORTANCE, new Workers(1));

        assertThat(reconciled.get(0).factor(0)).isGreaterThan(1.5);
        assertThat(reconciled.get(2).factor(0)).isEqualTo(1);
    }

    @Test
    void doesNotHearAGroupOfWhichAProductIsMissing() {
        assertThat(sum(expected(TOTAL, 4, 90, 1))).isEqualTo(60);
    }

    @Test
    void givesTheSameBitsOnAnyNumberOfThreads() {
        var groups = List.of(expected(TOTAL, 3, 77, 3), expected(BRAND, 2, 41, 2));

        var alone = adding(groups).reconciled(IMPORTANCE, new Workers(1));
        var together = adding(groups).reconciled(IMPORTANCE, new Workers(3));

        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.get(i).factors()).containsExactly(alone.get(i).factors());
        }
    }

    private static double sum(Expected total) {
        var adding = adding(List.of(total));
        return adding.sums(adding.reconciled(IMPORTANCE, new Workers(1)))[0][0];
    }

    private static AddingUp adding(List<Expected> expected) {
        return new AddingUp(DRAFTS, List.of(TOTAL, BRAND), expected);
    }

    private static Expected expected(Group group, int products, double mean, double deviation) {
        var means = new double[4];
        var deviations = new double[4];
        Arrays.fill(means, mean);
        Arrays.fill(deviations, deviation);
        return new Expected(group.kind(), group.member(), products, means, deviations);
    }

    private static Draft draft(long product, double mean) {
        var means = new double[4];
        Arrays.fill(means, mean);
        var quantiles = new double[4][Levels.count()];
        for (double[] row : quantiles) {
            Arrays.setAll(row, level -> mean * (0.5 + Levels.at(level)));
        }
        return new Draft(
                product,
                Grain.WEEK,
                LocalDate.of(2026, 11, 9),
                100,
                DemandClass.SMOOTH,
                1.0,
                0.1,
                "test",
                "none",
                null,
                means,
                quantiles,
                null,
                null);
    }
}
