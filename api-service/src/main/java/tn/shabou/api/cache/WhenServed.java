package tn.shabou.api.cache;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What else is to happen whenever the answer to a request is sent again from memory. */
public final class WhenServed {

    private static final String NAME = WhenServed.class.getName();

    private WhenServed() {}

    /**
     * @param effect cheap, and never fails
     */
    public static void noteOn(RoutingContext request, Runnable effect) {
        request.put(NAME, effect);
    }

    static Optional<Runnable> on(RoutingContext request) {
        return Optional.ofNullable(request.get(NAME));
    }
}
