package tn.shabou.bench;

import static io.hyperfoil.http.steps.HttpStepCatalog.SC;

import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.config.PhaseBuilder;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.core.steps.ScheduleDelayStep.RandomType;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Sends requests with Hyperfoil, on one thread of this process.
 *
 * @param ports of the loopback, asked by turns
 * @param encoding in which answers are taken, as Accept-Encoding has it
 */
record Load(List<Integer> ports, String encoding) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OPEN_CONNECTIONS = 100;
    private static final int MOST_SESSIONS = 4_000;
    private static final Duration LONGEST_THINKING = Duration.ofSeconds(8);

    static {
        // On a machine that is busy by design these would complain all the time.
        System.setProperty("io.hyperfoil.jitter.watchdog.threshold", "600000");
        System.setProperty("io.hyperfoil.cpu.watchdog.idle.threshold", "0");
    }

    /** Each connection asks again as soon as it was answered. */
    void closed(Traffic traffic, int connections, Duration duration) {
        run(traffic, connections, Duration.ZERO, duration, phases -> phases.always(connections));
    }

    /** Asks at a fixed rate, whether the answers come or not. */
    void open(Traffic traffic, double perSecond, Duration duration) {
        traffic.paced(perSecond);
        run(
                traffic,
                OPEN_CONNECTIONS,
                Duration.ZERO,
                duration,
                phases ->
                        phases.constantRate(1)
                                .usersPerSec(perSecond)
                                .variance(false)
                                .maxSessions((int) Math.clamp(perSecond, 200, MOST_SESSIONS)));
    }

    /**
     * People who read what they were shown, for {@code thinking} in the mean, before they go on.
     */
    void users(Traffic traffic, int users, Duration thinking, Duration duration) {
        run(traffic, users, thinking, duration, phases -> phases.always(users));
    }

    private void run(
            Traffic traffic,
            int connections,
            Duration thinking,
            Duration duration,
            Function<PhaseBuilder.Catalog, PhaseBuilder<?>> model) {
        var benchmark = BenchmarkBuilder.builder().name("load").threads(1);
        var servers = benchmark.addPlugin(HttpPluginBuilder::new);
        for (int port : ports) {
            servers.http("http://" + authority(port))
                    .requestTimeout(TIMEOUT.toMillis())
                    .sharedConnections(connections);
        }
        var turn = new AtomicInteger();
        var phase = model.apply(benchmark.addPhase("load"));
        phase.duration(duration.toMillis())
                .maxDuration(duration.plus(TIMEOUT).plus(LONGEST_THINKING).toMillis());
        var sequence = phase.scenario().initialSequence("request");
        if (thinking.isPositive()) {
            sequence.step(SC)
                    .thinkTime(thinking.toMillis(), TimeUnit.MILLISECONDS)
                    .random(RandomType.NEGATIVE_EXPONENTIAL)
                    .max(LONGEST_THINKING.toMillis(), TimeUnit.MILLISECONDS);
        }
        sequence.step(SC)
                .httpRequest(HttpMethod.GET)
                .authority(_ ->
                        authority(ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()))))
                .path(traffic::next)
                .headers()
                .header(HttpHeaderNames.ACCEPT_ENCODING, encoding)
                .endHeaders()
                .handler()
                .autoRangeCheck(false)
                .stopOnInvalid(false)
                .status((request, status) -> traffic.status(request.session, status))
                .header((request, name, value) -> traffic.header(request.session, name, value))
                .onCompletion(traffic::completed);
        new LocalSimulationRunner(benchmark.build()).run();
    }

    private static String authority(int port) {
        return "127.0.0.1:" + port;
    }
}
