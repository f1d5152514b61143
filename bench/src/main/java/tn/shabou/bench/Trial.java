package tn.shabou.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures a server, or several that do the same work.
 *
 * @param shop whose PostgreSQL and Redis they ask
 * @param encoding in which answers are taken
 */
record Trial(List<Server> servers, Shop shop, BenchOptions options, String encoding) {

    private static final Duration THINKING = Duration.ofSeconds(2);

    /** Open loads are held to this share of what the closed one reached. */
    private static final double MOST_OF_CLOSED = 0.5;

    private static final double HALF = 0.5;
    private static final int MOST_WARM_UPS = 10;

    /**
     * On a busy machine a round has few requests, and the compilers of each server wait for many.
     */
    private static final long LEAST_WARM_UP = 6_000;

    private static final double STILL_CHEAPER = 0.9;

    /** Answers are taken as they are. */
    Trial(List<Server> servers, Shop shop, BenchOptions options) {
        this(servers, shop, options, "identity");
    }

    /** One kind of request after the other: warm-up, closed, open. */
    List<Measurement> each(List<Route> routes) {
        return routes.stream()
                .filter(route -> options.only().contains(route.kind()))
                .flatMap(this::closedAndOpen)
                .toList();
    }

    private Stream<Measurement> closedAndOpen(Route route) {
        Bench.say("  " + route.kind().title());
        warmUp(route);
        var closed = closed(route);
        if (closed.errors() == closed.requests()) {
            return Stream.of(closed);
        }
        return Stream.of(closed, open(route, rate(closed)));
    }

    /** Asks for each kind until it gets no cheaper, and measures nothing. */
    void warmUp(List<Route> routes) {
        routes.forEach(this::warmUp);
    }

    /** Until requests get no cheaper: compilers have done their work and memory is filled. */
    private void warmUp(Route route) {
        var before = Double.MAX_VALUE;
        long all = 0;
        for (int round = 0; round < MOST_WARM_UPS * servers.size(); round++) {
            var traffic = new Traffic(List.of(route), route.paths().size() / 2);
            var meter = meter();
            load().closed(traffic, options.connections(), warmUp());
            double requests = Math.max(1, traffic.outcome(route.kind(), warmUp()).requests());
            double micros = meter.used().service() / requests;
            all += (long) requests;
            if (all >= LEAST_WARM_UP * servers.size() && micros > before * STILL_CHEAPER) {
                return;
            }
            before = micros;
        }
    }

    /** At which the processors should be idle half of the time. */
    private static double rate(Measurement closed) {
        double most = closed.perSecond() * MOST_OF_CLOSED;
        double micros = closed.micros();
        double half = HALF * Runtime.getRuntime().availableProcessors() * 1e6;
        return Math.max(1, micros == 0 ? most : Math.min(most, half / micros));
    }

    private Measurement closed(Route route) {
        var traffic = new Traffic(List.of(route), 0);
        var meter = meter();
        load().closed(traffic, options.connections(), options.duration());
        return measured(route.kind(), "closed", 0, traffic, meter.used());
    }

    private Measurement open(Route route, double rate) {
        var traffic = new Traffic(List.of(route), 0);
        var meter = meter();
        load().open(traffic, rate, options.duration());
        return measured(route.kind(), "open", rate, traffic, meter.used());
    }

    private Measurement measured(
            Kind kind, String model, double rate, Traffic traffic, CpuMeter.Used used) {
        var outcome = traffic.outcome(kind, options.duration());
        return Measurement.of(kind, model, rate, outcome, used, outcome.requests());
    }

    /** All kinds at once, as people browse. */
    List<Measurement> users(List<Route> routes) {
        Bench.say("  %d people browsing".formatted(options.users()));
        load().users(new Traffic(routes, 0), options.users(), THINKING, warmUp());
        var traffic = new Traffic(routes, 0);
        var meter = meter();
        load().users(traffic, options.users(), THINKING, options.duration());
        var used = meter.used();
        var measurements = new ArrayList<Measurement>();
        long all =
                routes.stream()
                        .map(Route::kind)
                        .distinct()
                        .mapToLong(kind -> traffic.outcome(kind, options.duration()).requests())
                        .sum();
        for (var route : routes) {
            var outcome = traffic.outcome(route.kind(), options.duration());
            measurements.add(Measurement.of(route.kind(), "users", 0, outcome, used, all));
        }
        return measurements;
    }

    private Duration warmUp() {
        return options.duration().dividedBy(2).plusSeconds(1);
    }

    private CpuMeter meter() {
        return shop.meter(servers);
    }

    private Load load() {
        return new Load(servers.stream().map(Server::port).toList(), encoding);
    }
}
