package tn.shabou.local.demo;

import java.util.SplittableRandom;
import tn.shabou.local.demo.Family.Fits;
import tn.shabou.local.demo.Vehicles.Engine;

/**
 * What a part is made for: every maker has a number of its own for the same application, and each
 * of them stands for the others.
 *
 * @param engine of the car that it is made for in the first place
 * @param variant makers have several parts for one application, told apart by details; from 0
 */
record Application(Family family, Engine engine, Position position, int variant) {

    /** For how many variants of an application makers of cars have numbers of their own. */
    private static final int ORIGINALS = 8;

    /** The number under which the parts of {@code pattern}'s maker are sold for this. */
    String number(long maker, ReferencePattern pattern) {
        return number(maker, pattern, variant);
    }

    /** The number of the maker of that car. */
    String originalNumber() {
        return number(-make().id(), make().references(), variant % ORIGINALS);
    }

    /** What {@link #originalNumber} replaced. */
    String formerNumber() {
        return number(-make().id(), make().older(), variant % ORIGINALS);
    }

    private String number(long maker, ReferencePattern pattern, int which) {
        return pattern.draw(new SplittableRandom((key() * 1_000_003 + which) * 31 + maker));
    }

    /** The same for whatever car has the part in common. */
    private long key() {
        long car =
                switch (family.theParts().fits()) {
                    case EVERY_CAR -> 0;
                    case GENERATION -> engine.generation().id();
                    case ENGINE, PETROL_ENGINE, DIESEL_ENGINE ->
                            engine.code().isEmpty() ? -engine.id() : engine.code().hashCode();
                };
        return (family.id() * 1_000_003 + car) * 1_000_003 + position.slug().hashCode();
    }

    boolean fitsEveryCar() {
        return family.theParts().fits() == Fits.EVERY_CAR;
    }

    Vehicles.Make make() {
        return engine.generation().model().make();
    }

    /** The car in the words of a shop: as exactly as the part needs it. */
    String car() {
        return family.theParts().fits() == Fits.GENERATION
                ? engine.generation().fullName()
                : engine.fullName();
    }

    /** {@link #car} in an address. */
    String carSlug() {
        return family.theParts().fits() == Fits.GENERATION
                ? engine.generation().slug()
                : engine.slug();
    }
}
