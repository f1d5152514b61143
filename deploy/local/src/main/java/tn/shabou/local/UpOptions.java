package tn.shabou.local;

import java.nio.file.Path;
import java.util.Map;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.Ports;

/**
 * How the system is to be brought up.
 *
 * @param demo whether demo suppliers open on the loopback, where the crawler is let then
 * @param products of the demo catalogue; 0 for none
 * @param listen address of the API
 * @param toLearn whether the services make their {@linkplain AotCache caches} when they end
 */
record UpOptions(
        boolean fresh,
        boolean demo,
        int products,
        Map<ServiceRole, Integer> ports,
        String listen,
        Path data,
        boolean toLearn) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int FEW_PRODUCTS = 2_000;
    private static final int LESSON_PRODUCTS = 500;
    private static final int MOST_PRODUCTS = 10_000_000;
    private static final int HIGHEST_PORT = 65_533;

    static UpOptions of(Arguments arguments, Environment environment) {
        return new UpOptions(
                arguments.has("fresh"),
                arguments.has("demo") || environment.database().isEmpty(),
                products(arguments, environment),
                ports(arguments),
                arguments.text("listen"),
                environment.data(arguments.text("data")),
                false);
    }

    /** A shop that is there for a lesson alone. */
    static UpOptions toLearn(Path data) {
        return new UpOptions(
                false,
                false,
                LESSON_PRODUCTS,
                ports(Ports.free(), Ports.free(), Ports.free()),
                LOOPBACK,
                data,
                true);
    }

    /** Somebody's own database gets made-up parts only when these are asked for. */
    private static int products(Arguments arguments, Environment environment) {
        if (!arguments.text("products").isEmpty()) {
            return arguments.number("products", 1, MOST_PRODUCTS);
        }
        return arguments.has("demo") || environment.database().isEmpty() ? FEW_PRODUCTS : 0;
    }

    private static Map<ServiceRole, Integer> ports(Arguments arguments) {
        if (arguments.text("port").isEmpty()) {
            return ports(3000, 8001, 8002);
        }
        int port = arguments.number("port", 1, HIGHEST_PORT);
        return ports(port, port + 1, port + 2);
    }

    private static Map<ServiceRole, Integer> ports(int api, int prospector, int orion) {
        return Map.of(
                ServiceRole.API, api, ServiceRole.PROSPECTOR, prospector, ServiceRole.ORION, orion);
    }

    int port(ServiceRole service) {
        return ports.getOrDefault(service, 0);
    }

    String host(ServiceRole service) {
        return service == ServiceRole.API ? listen : LOOPBACK;
    }

    /** Where that service answers on this machine. */
    String url(ServiceRole service) {
        var host = host(service);
        var reachable = host.equals("0.0.0.0") || host.equals("::") ? LOOPBACK : host;
        return "http://" + reachable + ":" + port(service);
    }

    /**
     * @throws CannotRun naming the first port that somebody else listens on
     */
    void requireFreePorts() {
        for (var service : ServiceRole.values()) {
            if (!Ports.isFree(host(service), port(service))) {
                throw new CannotRun(
                        "port %d of %s is taken: end what listens there, or choose another with --port"
                                .formatted(port(service), host(service)));
            }
        }
    }
}
