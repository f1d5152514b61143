package tn.shabou.orion.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import tn.shabou.model.forecasts.Grain;

/**
 * Units sold per period, oldest first, without gaps. A period may be unknown, which is not the same
 * as zero: methods learn nothing from it. Immutable.
 */
public final class DemandSeries {

    /** More than any shop sells, and little enough for squares to be summed. */
    private static final double MOST = 1e12;

    private final Grain grain;
    private final LocalDate start;
    private final double[] demand;

    private DemandSeries(Grain grain, LocalDate start, double[] demand) {
        this.grain = grain;
        this.start = start;
        this.demand = demand;
    }

    /**
     * @param start first day of the first period
     * @param demand units per period, 0 to {@value #MOST}; NaN where unknown
     */
    public static DemandSeries of(Grain grain, LocalDate start, double... demand) {
        if (!grain.startOf(start).equals(start)) {
            throw new IllegalArgumentException("no " + grain + " begins on " + start);
        }
        for (double units : demand) {
            if (units < 0 || units > MOST) {
                throw new IllegalArgumentException(
                        "demand must be within 0.." + MOST + ": " + units);
            }
        }
        return new DemandSeries(grain, start, demand.clone());
    }

    public Grain grain() {
        return grain;
    }

    /** Number of periods, unknown ones included. */
    public int length() {
        return demand.length;
    }

    /** Units sold in the period {@code index}, from 0; NaN when unknown. */
    public double at(int index) {
        return demand[index];
    }

    public boolean knows(int index) {
        return !Double.isNaN(demand[index]);
    }

    /** The known periods alone, oldest first. */
    public double[] known() {
        return Arrays.stream(demand).filter(units -> !Double.isNaN(units)).toArray();
    }

    /**
     * First day of the period {@code index}; beyond the end of the series it lies in the future.
     */
    public LocalDate period(int index) {
        return grain.plus(start, index);
    }

    /** The oldest {@code periods} of this series. */
    public DemandSeries first(int periods) {
        return new DemandSeries(grain, start, Arrays.copyOf(demand, periods));
    }

    /** Whether everything known was sold by the piece, not by the litre or the metre. */
    public boolean isByThePiece() {
        return Arrays.stream(known()).allMatch(units -> units == Math.rint(units));
    }
}
