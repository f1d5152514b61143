package tn.shabou.prospector.extract;

import java.util.concurrent.CancellationException;

/**
 * Lets a page be given up. Whoever waits for its reading interrupts the reader, who looks up here
 * at each element, so that even a page made to exhaust it ends soon.
 */
final class Patience {

    private Patience() {}

    /** Fails with {@link CancellationException} once the reader was interrupted. */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the reading was given up");
        }
    }
}
