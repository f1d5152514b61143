package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.counts.PanelSeason.Placed;
import tn.shabou.orion.forecast.panel.Traits;

/**
 * What a panel tells of its series besides their own pasts: features where series differ by them,
 * and none where they do not. Brands, prices and the share of unknown periods were tried and told
 * nothing, or did harm.
 *
 * @param begin number of the period that is place 0
 * @param categories what each of them sold
 * @param carAge whether the ages of cars that series fit differ
 */
record PanelTraits(int begin, CategoryRates categories, boolean carAge) {

    static final PanelTraits NONE = new PanelTraits(0, CategoryRates.NONE, false);

    /**
     * @param panel the same series as those of the calendar, without their season
     */
    static PanelTraits of(Calendar calendar, List<Placed> panel) {
        return new PanelTraits(
                calendar.begin(),
                calendar.together() ? CategoryRates.of(panel) : CategoryRates.NONE,
                differ(panel, Traits::carAge));
    }

    private static boolean differ(List<Placed> panel, ToDoubleFunction<Traits> number) {
        return panel.stream()
                        .map(Placed::traits)
                        .filter(Objects::nonNull)
                        .mapToDouble(number)
                        .filter(value -> !Double.isNaN(value))
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    /** How many features there are. */
    int count() {
        return categories.count() + (carAge ? 1 : 0);
    }

    /** Fills a row from {@code at} on with the features of a moment. */
    void fill(double[] row, int at, @Nullable Traits traits, CategoryRates.Moment moment) {
        categories.fill(row, at, traits == null ? null : traits.category(), moment);
        if (carAge) {
            row[at + categories.count()] = traits == null ? Double.NaN : traits.carAge();
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(begin);
        categories.write(out);
        out.writeBoolean(carAge);
    }

    static PanelTraits read(DataInput in) throws IOException {
        return new PanelTraits(in.readInt(), CategoryRates.read(in), in.readBoolean());
    }
}
