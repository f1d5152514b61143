package tn.shabou.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tn.shabou.local.Arguments;
import tn.shabou.local.Environment;
import tn.shabou.local.Running;
import tn.shabou.local.UsageError;

/**
 * What one of the measurements is told on the command line.
 *
 * @param folder what is kept from run to run
 * @param running what ends with the process, if not before
 */
record Order(Arguments arguments, Environment environment, Path folder, Running running) {

    private static final String DATA = "data";

    /**
     * @param flags without a value
     * @param options with one, besides {@code --data}: their defaults
     * @return empty when help was all that was wanted; it is printed
     * @throws UsageError when the words make no sense
     */
    static Optional<Order> of(
            List<String> words, String help, Set<String> flags, Map<String, String> options) {
        var all = new HashMap<>(options);
        all.put(DATA, "");
        var arguments = Arguments.parse(new Arguments.Usage("bench", flags, all), words);
        if (arguments.wantsHelp()) {
            System.out.print(help);
            return Optional.empty();
        }
        var environment = new Environment(System.getenv(), Clock.systemUTC());
        var running = new Running();
        Runtime.getRuntime().addShutdownHook(new Thread(running::end));
        return Optional.of(
                new Order(arguments, environment, folder(arguments, environment), running));
    }

    static Path folder(Arguments arguments, Environment environment) {
        var data = arguments.text(DATA);
        return data.isEmpty() ? environment.home().resolve(".shabou-bench") : Path.of(data);
    }

    String text(String option) {
        return arguments.text(option);
    }

    /**
     * @throws UsageError when it is no whole number from {@code least} to {@code most}
     */
    int number(String option, int least, int most) {
        return arguments.number(option, least, most);
    }

    boolean has(String flag) {
        return arguments.has(flag);
    }

    /** A shop with so many products, in a folder by their number. */
    Shop shop(int products) {
        return shop(Integer.toString(products), products);
    }

    Shop shop(String name, int products) {
        return new Shop(folder.resolve(name), products, false, environment, running);
    }
}
