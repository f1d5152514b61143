package tn.shabou.api.vehicles;

import org.jspecify.annotations.Nullable;

/**
 * The years in which something was built, both included.
 *
 * @param from null when nobody knows
 * @param to null when nobody knows, or when it is still built
 */
public record Years(@Nullable Integer from, @Nullable Integer to) {

    /** False only when the year is surely not one of them. */
    public boolean mayInclude(int year) {
        return (from == null || from <= year) && (to == null || year <= to);
    }

    /** Whichever of ours is unknown taken from {@code others}. */
    Years or(Years others) {
        return new Years(from == null ? others.from : from, to == null ? others.to : to);
    }
}
