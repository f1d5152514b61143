package tn.shabou.orion.forecast.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tn.shabou.orion.forecast.panel.Levels;

class DoubtTest {

    private static final int UPPER = Levels.of(0.975);

    @Test
    void fewPeriodsTellLittleOfTheDeviation() {
        assertThat(Doubt.of(new double[5])[UPPER]).isCloseTo(1.624, within(0.001));
        assertThat(Doubt.of(new double[8])[UPPER]).isBetween(1.2, 1.3);
        assertThat(Doubt.of(new double[8])[Levels.of(0.5)]).isEqualTo(1);
    }

    @Test
    void unknownPeriodsDoNotCount() {
        double[] holed = {1, Double.NaN, 2, Double.NaN, 3, 4, 5};

        assertThat(Doubt.of(holed)).isEqualTo(Doubt.of(new double[5]));
    }

    @Test
    void whereThereAreEnoughTrialsOfThePastTellIt() {
        assertThat(Doubt.of(new double[20])).containsOnly(1);
    }
}
