package tn.shabou.orion.forecast.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tn.shabou.orion.forecast.Histories.UNKNOWN;
import static tn.shabou.orion.forecast.Histories.monthly;

import org.junit.jupiter.api.Test;

class TeunterSyntetosBabaiTest {

    private final TeunterSyntetosBabai tsb = new TeunterSyntetosBabai(0.5, 0.5);

    /** By hand: chance 1/2, 1/4, 5/8, 5/16, 21/32; size 3, 3, 2.5, 2.5, 3.25. */
    @Test
    void smoothsChanceAndSizeApart() {
        double mean = tsb.fit(monthly(0, 2, 0, 4)).ahead(1).mean();

        assertThat(mean).isCloseTo(21.0 / 32 * 3.25, within(1e-12));
    }

    @Test
    void fadesWhenNothingSellsAnyMore() {
        var selling = tsb.fit(monthly(0, 2, 0, 2, 0, 2)).ahead(1);
        var ceased = tsb.fit(monthly(0, 2, 0, 2, 0, 2, 0, 0, 0, 0, 0, 0)).ahead(1);

        assertThat(ceased.mean()).isLessThan(selling.mean() / 20);
    }

    @Test
    void learnsNothingFromUnknownPeriods() {
        var without = tsb.fit(monthly(0, 2, 0, 4)).ahead(1);
        var with = tsb.fit(monthly(0, UNKNOWN, 2, 0, UNKNOWN, 4, UNKNOWN)).ahead(1);

        assertThat(with).isEqualTo(without);
    }
}
