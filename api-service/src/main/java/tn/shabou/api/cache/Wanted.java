package tn.shabou.api.cache;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import tn.shabou.api.cache.AnswerCache.Flight;
import tn.shabou.api.cache.AnswerCache.Key;

/**
 * Says on a request that its answer may be kept by whoever gets it.
 *
 * @param flight where it is waited for; empty when this process does not keep it
 */
record Wanted(Key key, Optional<Flight> flight) {

    private static final String NAME = Wanted.class.getName();

    static Wanted kept(Key key, Flight flight) {
        return new Wanted(key, Optional.of(flight));
    }

    static Wanted unkept(Key key) {
        return new Wanted(key, Optional.empty());
    }

    static Optional<Wanted> on(RoutingContext request) {
        return Optional.ofNullable(request.get(NAME));
    }

    void noteOn(RoutingContext request) {
        request.put(NAME, this);
    }
}
