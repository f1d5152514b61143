package tn.shabou.bench;

import io.hyperfoil.api.session.Session;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.AsciiString;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one load, drawn from routes, and what became of them. A request of an open load
 * is due at its place in the schedule, whenever it is really sent: what waits for a late answer, or
 * for us, counts as waiting.
 */
final class Traffic {

    private static final long SEED = 1;

    private final List<Route> routes;
    private final long[] sent;
    private final Map<Kind, Recorder> recorders = new EnumMap<>(Kind.class);
    private final SplittableRandom random = new SplittableRandom(SEED);
    private @Nullable Recorder[] bySession = new Recorder[64];
    private double perSecond;
    private long first;
    private long number;

    /**
     * @param offset how far in each route to begin
     */
    Traffic(List<Route> routes, long offset) {
        this.routes = List.copyOf(routes);
        this.sent = new long[routes.size()];
        Arrays.fill(sent, offset);
        routes.forEach(
                route -> recorders.put(route.kind(), new Recorder(route.kind().mediaType())));
    }

    /** The n-th request is due n seconds after the first, divided by the rate. */
    void paced(double rate) {
        perSecond = rate;
    }

    String next(Session session) {
        int which = routes.size() == 1 ? 0 : random.nextInt(routes.size());
        var route = routes.get(which);
        int id = session.uniqueId();
        if (id >= bySession.length) {
            bySession = Arrays.copyOf(bySession, Math.max(id + 1, bySession.length * 2));
        }
        var recorder = Objects.requireNonNull(recorders.get(route.kind()));
        bySession[id] = recorder;
        recorder.started(id, due(session));
        return route.path(sent[which]++);
    }

    private long due(Session session) {
        long now = System.nanoTime();
        if (perSecond == 0) {
            return now;
        }
        if (number == 0) {
            long late = System.currentTimeMillis() - session.phaseStartTimestamp();
            first = now - TimeUnit.MILLISECONDS.toNanos(late);
        }
        return first + (long) (number++ * 1e9 / perSecond);
    }

    void status(Session session, int status) {
        recorder(session).status(session.uniqueId(), status);
    }

    void header(Session session, CharSequence name, CharSequence value) {
        if (AsciiString.contentEqualsIgnoreCase(name, HttpHeaderNames.CONTENT_TYPE)) {
            recorder(session).contentType(session.uniqueId(), value);
        }
    }

    void completed(Session session) {
        recorder(session).completed(session.uniqueId());
    }

    private Recorder recorder(Session session) {
        return Objects.requireNonNull(bySession[session.uniqueId()]);
    }

    Outcome outcome(Kind kind, Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return Objects.requireNonNull(recorders.get(kind))
                .outcome((long) (perSecond * seconds), seconds);
    }
}
