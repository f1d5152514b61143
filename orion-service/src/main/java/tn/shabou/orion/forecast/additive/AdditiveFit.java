package tn.shabou.orion.forecast.additive;

import java.util.Arrays;

/** What a model learned from one series. Immutable. */
public final class AdditiveFit {

    private final Design design;
    private final double unit;
    private final double cap;
    private final Estimate estimate;
    private final Persistence persistence;

    AdditiveFit(
            Design design, double unit, double cap, Estimate estimate, Persistence persistence) {
        this.design = design;
        this.unit = unit;
        this.cap = cap;
        this.estimate = estimate;
        this.persistence = persistence;
    }

    /** Forecasts as many futures as Prophet, at any times, past ones included. */
    public AdditiveForecast forecast(double[] times) {
        return forecast(design.ahead(times, Simulation.usual()));
    }

    /**
     * Forecasts what others of the same design share.
     *
     * @param outlook of any design of the same model; values that were unknown of this series alone
     *     do not matter
     */
    public AdditiveForecast forecast(Outlook outlook) {
        return new AdditiveForecast(this, outlook.seenFrom(design));
    }

    /** The scale that demand was divided by: its greatest distance from the floor. */
    public double unit() {
        return unit;
    }

    /** Standard deviation of the noise, in units of demand. */
    public double noise() {
        return estimate.noise() * unit;
    }

    /** Rate of the trend at the start, per length of the history; 0 where it is flat. */
    public double rate() {
        return design.columns().layout().isFlat() ? 0 : estimate.parameters()[0];
    }

    /** Offset of the trend; for a logistic one the moment of its steepest growth, at first. */
    public double offset() {
        return estimate.parameters()[design.columns().layout().offset()];
    }

    /** Changes of the rate, in the order of {@link #changePoints()}. */
    public double[] changes() {
        var layout = design.columns().layout();
        return Arrays.copyOfRange(estimate.parameters(), layout.smooth(), layout.size());
    }

    /** The times at which the rate may have changed. */
    public double[] changePoints() {
        var scale = design.scale();
        return Arrays.stream(design.changePoints())
                .map(point -> scale.start() + point * scale.span())
                .toArray();
    }

    /** The coefficients of the term called {@code name}. */
    public double[] coefficients(String name) {
        int first = design.columns().layout().trend();
        for (var term : design.terms()) {
            if (term.name().equals(name)) {
                return Arrays.copyOfRange(estimate.parameters(), first, first + term.width());
            }
            first += term.width();
        }
        throw new IllegalArgumentException("no term is called " + name);
    }

    /** Minus the logarithm of the posterior density, up to a constant: less is more likely. */
    public double cost() {
        return estimate.cost();
    }

    Design design() {
        return design;
    }

    Persistence persistence() {
        return persistence;
    }

    double cap() {
        return cap;
    }

    double[] parameters() {
        return estimate.parameters();
    }

    /** Mean size of the changes, in units of the scale of demand. */
    double restlessness() {
        return Arrays.stream(changes()).map(Math::abs).average().orElse(0);
    }
}
