package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.counts.PanelSeason.Placed;

/**
 * What categories sold in each period of the calendar, small ones drawn to the panel. Roots are
 * taken, so that a few that sell much do not tell for all. A moment sees only what was before.
 */
final class CategoryRates {

    static final CategoryRates NONE = new CategoryRates(Map.of());

    private static final int FEATURES = 3;
    private static final int LEAST_MEMBERS = 3;

    /** As many members weigh as much as the panel. */
    private static final double CREDIBILITY = 5;

    /** Of all categories together: more is no calendar of a shop. */
    private static final long MOST_PERIODS = 10_000_000;

    private static final double LITTLE = 0.02;

    private final Map<String, CategoryPast> categories;

    private CategoryRates(Map<String, CategoryPast> categories) {
        this.categories = categories;
    }

    /**
     * A moment of one series, on the calendar.
     *
     * @param unit rate that others are measured by
     * @param from where the series begins
     * @param now where the moment is
     * @param then a cycle before; below 0 for none
     */
    record Moment(double unit, int from, int now, int then, int horizon) {

        static Moment of(Past past, int periods, double unit, int season, int horizon) {
            int now = past.place() + periods;
            return new Moment(unit, past.place(), now, season > 1 ? now - season : -1, horizon);
        }
    }

    /** What is summed up of a category, by period. */
    private static final class Sums {

        private final double[] roots;
        private final int[] known;
        private int members;

        Sums(int length) {
            roots = new double[length];
            known = new int[length];
        }

        void add(Placed placed) {
            double[] units = placed.units();
            for (int t = 0; t < units.length; t++) {
                if (!Double.isNaN(units[t])) {
                    roots[placed.place() + t] += Math.sqrt(Math.max(0, units[t]));
                    known[placed.place() + t]++;
                }
            }
            members++;
        }

        float[] drawnTo(Sums all) {
            var means = new float[roots.length];
            for (int t = 0; t < means.length; t++) {
                double drawn = roots[t] + CREDIBILITY * all.roots[t] / all.known[t];
                means[t] = (float) (drawn / (known[t] + CREDIBILITY));
            }
            return means;
        }
    }

    /** None where there are not two categories to be told apart. */
    static CategoryRates of(List<Placed> panel) {
        int length = panel.stream().mapToInt(p -> p.place() + p.units().length).max().orElse(0);
        if ((long) length * names(panel) > MOST_PERIODS) {
            return NONE;
        }
        var all = new Sums(length);
        var byName = new TreeMap<String, Sums>();
        for (var placed : panel) {
            all.add(placed);
            String name = name(placed);
            if (name != null) {
                byName.computeIfAbsent(name, _ -> new Sums(length)).add(placed);
            }
        }
        byName.values().removeIf(sums -> sums.members < LEAST_MEMBERS);
        if (byName.size() < 2) {
            return NONE;
        }
        var categories = new TreeMap<String, CategoryPast>();
        byName.forEach((name, sums) -> categories.put(name, new CategoryPast(sums.drawnTo(all))));
        return new CategoryRates(categories);
    }

    private static @Nullable String name(Placed placed) {
        var traits = placed.traits();
        return traits == null ? null : traits.category();
    }

    private static long names(List<Placed> panel) {
        return panel.stream().map(CategoryRates::name).distinct().count();
    }

    /** How many features there are. */
    int count() {
        return categories.isEmpty() ? 0 : FEATURES;
    }

    /**
     * Fills a row from {@code at} on, if there are features: what the category sold while the
     * series did, over the unit; over that, what it sold lately, and a cycle before the coming
     * periods.
     */
    void fill(double[] row, int at, @Nullable String name, Moment moment) {
        if (categories.isEmpty()) {
            return;
        }
        var category = name == null ? null : categories.get(name);
        int now = moment.now;
        if (category == null || moment.from < 0 || moment.from >= category.length()) {
            Arrays.fill(row, at, at + FEATURES, Double.NaN);
            return;
        }
        double meanwhile = category.discounted(moment.from, now);
        row[at] = Math.log((meanwhile * meanwhile + LITTLE) / moment.unit);
        row[at + 1] = log(category.mean(now - moment.horizon, now), meanwhile);
        row[at + 2] =
                moment.then < 0
                        ? Double.NaN
                        : log(
                                category.mean(
                                        moment.then, Math.min(now, moment.then + moment.horizon)),
                                meanwhile);
    }

    private static double log(double mean, double unit) {
        return Math.log((mean + LITTLE) / (unit + LITTLE));
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(categories.size());
        for (var category : categories.entrySet()) {
            out.writeUTF(category.getKey());
            category.getValue().write(out);
        }
    }

    static CategoryRates read(DataInput in) throws IOException {
        var categories = new TreeMap<String, CategoryPast>();
        for (int left = in.readInt(); left > 0; left--) {
            categories.put(in.readUTF(), CategoryPast.read(in));
        }
        return new CategoryRates(categories);
    }
}
