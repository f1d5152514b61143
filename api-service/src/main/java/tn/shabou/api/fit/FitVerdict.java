package tn.shabou.api.fit;

import java.util.List;
import java.util.Set;
import tn.shabou.api.vehicles.Vehicle.Engine;

/**
 * Whether a part fits a car.
 *
 * @param missing what has to be known to be sure; empty unless it is to check
 * @param against what is otherwise than it has to be; empty unless it does not fit
 * @param fitting of the engines that the car may have, those that it surely fits
 * @param positions where it would sit; empty when there is but one place
 */
public record FitVerdict(
        Verdict verdict,
        Reason reason,
        List<Deciding> missing,
        List<Deciding> against,
        List<Engine> fitting,
        Set<String> positions) {

    public enum Verdict {
        FITS,
        DOES_NOT_FIT,
        TO_CHECK
    }

    /** Why. */
    public enum Reason {
        /** Every engine that the car may have is in the catalogue, and every condition is met. */
        ALL_MET,
        /** The part is made for every car. */
        UNIVERSAL,
        /** The catalogue names other cars for this part, not this one. */
        OTHER_CARS,
        /** The car is named, but a condition does not hold. */
        CONDITION_BROKEN,
        /** It depends on something that we were not told. */
        FACT_MISSING,
        /** Nobody recorded for which cars the part is made. */
        NO_FITMENT_KNOWN,
        /** The car was not built in the year that was said. */
        NOT_BUILT_THEN
    }

    /**
     * A fact that decides.
     *
     * @param options what the catalogue says that it may be; may be empty
     */
    public record Deciding(Fact fact, List<String> options) {}

    static FitVerdict of(Verdict verdict, Reason reason) {
        return new FitVerdict(verdict, reason, List.of(), List.of(), List.of(), Set.of());
    }
}
