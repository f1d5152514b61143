package tn.shabou.orion.forecast.counts;

import java.util.List;
import tn.shabou.orion.forecast.counts.CountEnsemble.History;
import tn.shabou.orion.forecast.counts.PanelSeason.Placed;

/**
 * Histories side by side, each at its place.
 *
 * @param begin number of the period that is place 0, where a cycle begins
 * @param together whether a place is the same time for all; else only the same of the cycle
 */
record Calendar(List<Placed> panel, int begin, boolean together) {

    /**
     * Series that lie farther apart than this are put side by side, each in its place of the cycle.
     */
    private static final int LONGEST = 50_000;

    static Calendar of(List<History> panel, int cycle) {
        var firsts = panel.stream().mapToInt(History::first).summaryStatistics();
        boolean together = (long) firsts.getMax() - firsts.getMin() < LONGEST;
        int begin = together ? firsts.getMin() - Math.floorMod(firsts.getMin(), cycle) : 0;
        var placed =
                panel.stream()
                        .map(history ->
                                new Placed(
                                        counted(history.units()),
                                        together
                                                ? history.first() - begin
                                                : Math.floorMod(history.first(), cycle),
                                        history.traits()))
                        .toList();
        return new Calendar(placed, begin, together);
    }

    private static double[] counted(double[] units) {
        return Parcels.counted(units, Parcels.of(units));
    }
}
