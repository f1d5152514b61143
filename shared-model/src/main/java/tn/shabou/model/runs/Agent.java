package tn.shabou.model.runs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The workers that run by night. */
public enum Agent {
    PROSPECTOR("shabou.prospector.discover"),
    ORION("shabou.orion.plan");

    private final String firstStream;

    Agent(String firstStream) {
        this.firstStream = firstStream;
    }

    /** The stream that takes {@link RunRequested}. */
    public String firstStream() {
        return firstStream;
    }

    /** As it stands in a URL: {@code prospector}, {@code orion}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Agent> ofSlug(String slug) {
        return Arrays.stream(values()).filter(agent -> agent.slug().equals(slug)).findFirst();
    }
}
