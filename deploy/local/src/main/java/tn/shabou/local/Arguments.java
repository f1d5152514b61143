package tn.shabou.local;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The options of a command: {@code --flag}, {@code --option value} or {@code --option=value}. */
public record Arguments(String command, Set<String> flags, Map<String, String> options) {

    private static final String HELP = "help";

    /**
     * What a command may be told.
     *
     * @param flags without a value
     * @param options with one: their defaults
     */
    public record Usage(String command, Set<String> flags, Map<String, String> options) {}

    /**
     * @throws UsageError on an option that the command does not have, or one without its value
     */
    public static Arguments parse(Usage usage, List<String> words) {
        var flags = new HashSet<String>();
        var options = new HashMap<>(usage.options());
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var word = rest.next();
            var name = word.replaceFirst("^--", "").replaceFirst("=.*", "");
            if (word.equals("-h") || word.equals("--" + HELP)) {
                flags.add(HELP);
            } else if (word.equals("--" + name) && usage.flags().contains(name)) {
                flags.add(name);
            } else if (word.startsWith("--") && options.containsKey(name)) {
                options.put(name, value(word, rest));
            } else {
                throw new UsageError(
                        "unknown option %s; see ./shabou %s --help"
                                .formatted(word, usage.command()));
            }
        }
        return new Arguments(usage.command(), flags, options);
    }

    private static String value(String word, Iterator<String> rest) {
        if (word.contains("=")) {
            return word.substring(word.indexOf('=') + 1);
        }
        if (!rest.hasNext()) {
            throw new UsageError(word + " needs a value");
        }
        return rest.next();
    }

    public boolean wantsHelp() {
        return flags.contains(HELP);
    }

    public boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The value given, or the default; empty when there is neither. */
    public String text(String option) {
        return Objects.requireNonNull(options.get(option), option);
    }

    /**
     * @throws UsageError when it is no whole number from {@code least} to {@code most}
     */
    public int number(String option, int least, int most) {
        try {
            int number = Integer.parseInt(text(option));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new UsageError(
                "--%s must be a whole number from %d to %d, not %s"
                        .formatted(option, least, most, text(option)));
    }
}
