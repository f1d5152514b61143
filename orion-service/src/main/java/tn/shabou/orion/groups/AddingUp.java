package tn.shabou.orion.groups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tn.shabou.orion.drafts.Draft;
import tn.shabou.orion.forecast.hierarchy.Hierarchy;
import tn.shabou.orion.forecast.hierarchy.Reconciliation;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.groups.Groups.Expected;

/**
 * Makes the forecasts of products add up to those of groups: what is plain in the whole (season,
 * calendar) reaches every product, and what products know reaches the whole. A group of which a
 * product is missing has no say.
 */
public final class AddingUp {

    /** No product is changed by more than that: groups know nothing so precise of one product. */
    private static final double MOST = 4;

    private final List<Draft> drafts;
    private final List<Expected> expected;
    private final Hierarchy hierarchy;
    private final boolean[] complete;
    private final Map<Long, Integer> places = new HashMap<>();

    /**
     * @param drafts by id
     * @param groups as they are now
     * @param expected of groups; of some of them, or of others, which then have no say
     */
    public AddingUp(List<Draft> drafts, List<Group> groups, List<Expected> expected) {
        this.drafts = drafts;
        this.expected = expected;
        for (int i = 0; i < drafts.size(); i++) {
            places.put(drafts.get(i).productId(), i);
        }
        complete = new boolean[expected.size()];
        var memberships = new ArrayList<List<Integer>>();
        drafts.forEach(_ -> memberships.add(new ArrayList<>()));
        for (int g = 0; g < expected.size(); g++) {
            int at = g;
            find(groups, expected.get(g))
                    .ifPresent(group -> {
                        var members =
                                group.products().stream()
                                        .map(places::get)
                                        .filter(place -> place != null)
                                        .toList();
                        members.forEach(place -> memberships.get(place).add(at));
                        complete[at] = members.size() == expected.get(at).products();
                    });
        }
        hierarchy =
                Hierarchy.of(
                        expected.size(),
                        memberships.stream()
                                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                                .toArray(int[][]::new));
    }

    private static Optional<Group> find(List<Group> groups, Expected expected) {
        return groups.stream()
                .filter(g -> g.kind() == expected.kind() && g.member() == expected.member())
                .findFirst();
    }

    /**
     * The drafts with the factors that make them add up.
     *
     * @param importance of each draft, in step with the drafts
     */
    public List<Draft> reconciled(List<Draft.Abc> importance, Workers workers) {
        int horizon = drafts.stream().mapToInt(draft -> draft.mean().length).max().orElse(0);
        var factors = new double[drafts.size()][horizon];
        workers.each(
                horizon,
                h -> {
                    double[] of = factors(h);
                    for (int i = 0; i < of.length; i++) {
                        factors[i][h] = of[i];
                    }
                });
        return IntStream.range(0, drafts.size())
                .mapToObj(i -> drafts.get(i).reconciled(factors[i], importance.get(i)))
                .toList();
    }

    private double[] factors(int h) {
        double[] alone = column(draft -> draft.mean()[h]);
        var groups = new double[expected.size()];
        var variances = new double[expected.size()];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = complete[g] ? expected.get(g).mean()[h] : Double.NaN;
            variances[g] = Math.pow(expected.get(g).deviation()[h], 2);
        }
        double[] together =
                Reconciliation.byVariance(hierarchy, column(draft -> draft.variance(h)), variances)
                        .reconcile(alone, groups);
        Arrays.setAll(
                together,
                i -> alone[i] > 0 ? Math.clamp(together[i] / alone[i], 1 / MOST, MOST) : 1);
        return together;
    }

    private double[] column(ToDoubleFunction<Draft> of) {
        return drafts.stream().mapToDouble(of).toArray();
    }

    /** What will be published of each group: the sums of its products. */
    public double[][] sums(List<Draft> reconciled) {
        int horizon = reconciled.stream().mapToInt(draft -> draft.mean().length).max().orElse(0);
        var sums = new double[expected.size()][horizon];
        for (int h = 0; h < horizon; h++) {
            int at = h;
            double[] totals =
                    hierarchy.totals(
                            reconciled.stream().mapToDouble(draft -> draft.expected(at)).toArray());
            for (int g = 0; g < totals.length; g++) {
                sums[g][h] = totals[g];
            }
        }
        return sums;
    }
}
