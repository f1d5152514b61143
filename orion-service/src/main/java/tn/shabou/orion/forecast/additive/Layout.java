package tn.shabou.orion.forecast.additive;

/**
 * Where each parameter stands: first those of the trend (rate and offset; a flat one has the offset
 * alone), then the coefficients of the terms, then the changes of the rate.
 *
 * @param trend 1 for a flat trend, else 2
 * @param terms number of coefficients
 * @param changes number of change points
 */
record Layout(int trend, int terms, int changes) {

    /** How many parameters have a normal prior; they come first. */
    int smooth() {
        return trend + terms;
    }

    int size() {
        return trend + terms + changes;
    }

    boolean isFlat() {
        return trend == 1;
    }

    int offset() {
        return trend - 1;
    }
}
