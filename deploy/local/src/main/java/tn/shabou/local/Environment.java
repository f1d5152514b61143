package tn.shabou.local;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tn.shabou.local.database.Database;

/** What surrounds the command: environment variables and the clock. */
public record Environment(Map<String, String> variables, Clock clock) {

    private static final Pattern SETTING =
            Pattern.compile("(SHABOU|ORION|PROSPECTOR|QUARKUS|PLAYWRIGHT|MP)_.+|JAVA_TOOL_OPTIONS");

    /** Of the API alone, and ours to make up. */
    private static final String FIRST_ADMINISTRATOR = "SHABOU_ADMIN_";

    /**
     * What is meant for the services. Anything else in a person's environment may be a secret and
     * is none of their business.
     */
    public Map<String, String> settings() {
        return variables.entrySet().stream()
                .filter(one -> SETTING.matcher(one.getKey()).matches())
                .filter(one -> !one.getKey().startsWith(FIRST_ADMINISTRATOR))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The database to use instead of one of our own. */
    public Optional<Database> database() {
        return variable("DATABASE_URL").map(Database::parse);
    }

    /** The Redis to use instead of one of our own. */
    public Optional<String> redis() {
        return variable("REDIS_URL");
    }

    /** Where this project is. */
    public Path home() {
        return Path.of(variable("SHABOU_HOME").orElse("."));
    }

    /** Where data is kept: as asked for, or {@code SHABOU_DATA}, or .shabou in the project. */
    public Path data(String asked) {
        return asked.isEmpty()
                ? variable("SHABOU_DATA").map(Path::of).orElseGet(() -> home().resolve(".shabou"))
                : Path.of(asked);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
}
