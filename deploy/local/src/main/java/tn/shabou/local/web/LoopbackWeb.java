package tn.shabou.local.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Dozens of shops, each at an address and port of its own in 127.0.0.0/8, made by a seed: the same
 * seed makes the same shops, but for their ports.
 */
public final class LoopbackWeb implements AutoCloseable {

    /** One of each; all others are {@link Manners#STEADY}. */
    private static final List<Manners> ODD =
            List.of(
                    Manners.SLOW,
                    Manners.SLOW,
                    Manners.FLAKY,
                    Manners.BUSY,
                    Manners.RESERVED,
                    Manners.RESERVED,
                    Manners.MAPPED,
                    Manners.MAPPED,
                    Manners.SCRIPTED,
                    Manners.SCRIPTED,
                    Manners.BROKEN,
                    Manners.HOSTILE,
                    Manners.SHUT,
                    Manners.FORBIDDEN,
                    Manners.HUGE);

    private static final int HUGE = 400;
    private static final int SCRIPTED = 4;
    private static final int HOSTILE = 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Host> hosts = new ArrayList<>();

    private LoopbackWeb() {}

    /** All kinds of hosts. */
    public static LoopbackWeb start(long seed, int hosts, int partsPerHost) {
        return start(seed, hosts, partsPerHost, ODD);
    }

    /** Hosts without fault alone, for measurements. */
    public static LoopbackWeb steady(long seed, int hosts, int partsPerHost) {
        return start(seed, hosts, partsPerHost, List.of());
    }

    private static LoopbackWeb start(long seed, int hosts, int partsPerHost, List<Manners> odd) {
        var web = new LoopbackWeb();
        var random = new Random(seed);
        for (int i = 0; i < hosts; i++) {
            var manners = i < odd.size() ? odd.get(i) : Manners.STEADY;
            int parts =
                    switch (manners) {
                        case HUGE -> HUGE;
                        case SCRIPTED -> SCRIPTED;
                        case HOSTILE, SLOW, RESERVED -> Math.min(HOSTILE, partsPerHost);
                        default -> partsPerHost;
                    };
            var plan =
                    new Site.Plan(
                            Trade.values()[i % Trade.values().length],
                            i / Trade.values().length + i,
                            "Shop " + i,
                            parts,
                            random.nextLong());
            var address = "127.0.%d.%d".formatted(1 + i / 250, 1 + i % 250);
            web.hosts.add(new Host(manners, address, plan, web.threads));
        }
        return web;
    }

    public List<Host> hosts() {
        return List.copyOf(hosts);
    }

    @Override
    public void close() {
        hosts.forEach(Host::close);
        threads.shutdownNow();
    }
}
