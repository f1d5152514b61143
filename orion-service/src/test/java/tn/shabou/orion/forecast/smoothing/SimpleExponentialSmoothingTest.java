package tn.shabou.orion.forecast.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tn.shabou.orion.forecast.Histories.UNKNOWN;
import static tn.shabou.orion.forecast.Histories.constant;
import static tn.shabou.orion.forecast.Histories.monthly;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import tn.shabou.orion.forecast.DemandDistribution;

class SimpleExponentialSmoothingTest {

    private final SimpleExponentialSmoothing free = new SimpleExponentialSmoothing(1e-4, 0.9999);

    /** Flow of the Nile at Aswan, 1871-1970, in 10^8 m3 (Cobb 1978). */
    private static final double[] NILE = {
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960,
        1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694,
        940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764,
        821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822,
        1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918,
        986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
    };

    /** R 4.2.2, forecast 8.20: ses(Nile) gives alpha 0.24567 and 805.336. */
    @Test
    void agreesWithTheReferenceImplementationOnTheNile() {
        var history = monthly(NILE);

        assertThat(free.bestAlpha(history)).isCloseTo(0.24567, within(1e-3));
        assertThat(free.fit(history).ahead(1).mean())
                .isCloseTo(805.336, Percentage.withPercentage(0.1));
    }

    /** The reference's 95% bounds after twelve years are 729.3 wide, 565.4 after one. */
    @Test
    void widensWithTheHorizonAsTheReferenceDoes() {
        var fitted = free.fit(monthly(NILE));

        assertThat(width(fitted.ahead(12)) / width(fitted.ahead(1)))
                .isCloseTo(729.3 / 565.4, within(0.02));
    }

    /** With alpha 1/2 and the start of least squares 2: 2, 1, 2.5, 1.25. */
    @Test
    void movesTheLevelTowardsWhatWasSold() {
        var smoothed = Smoothed.of(monthly(0, 4, 0), 0.5);

        double start = smoothed.levels()[0];
        assertThat(smoothed.levels()[1]).isEqualTo(start / 2);
        assertThat(smoothed.levels()[2]).isEqualTo(start / 4 + 2);
        assertThat(smoothed.last()).isEqualTo(start / 8 + 1);
        assertThat(start).isCloseTo((0 + 4 * 0.5 - 2 * 0.25) / (1 + 0.25 + 0.0625), within(1e-12));
    }

    @Test
    void learnsNothingFromUnknownPeriods() {
        var without = free.fit(monthly(5, 3, 6, 4, 7, 5)).ahead(1);
        var with = free.fit(monthly(5, UNKNOWN, 3, 6, UNKNOWN, UNKNOWN, 4, 7, 5)).ahead(1);

        assertThat(with).isEqualTo(without);
    }

    @Test
    void repeatsWhatNeverChanges() {
        assertThat(free.fit(monthly(constant(12, 7))).ahead(3).mean()).isCloseTo(7, within(1e-9));
    }

    @Test
    void keepsAlphaWithinItsBounds() {
        var step = monthly(1, 1, 1, 1, 1, 1, 90, 91, 90, 92, 91, 90);

        assertThat(new SimpleExponentialSmoothing(0.1, 0.3).bestAlpha(step)).isBetween(0.1, 0.3);
    }

    private static double width(DemandDistribution demand) {
        return demand.quantile(0.975) - demand.quantile(0.025);
    }
}
