package tn.shabou.model.runs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The workers that run by night. */
public enum Agent {
    PROSPECTOR("discover", "fetch", "extract", "write", "places", "google", "score"),
    ORION("plan", "learn", "groups", "forecast", "reconcile", "write", "score");

    private final List<String> steps;

    Agent(String... steps) {
        this.steps = List.of(steps);
    }

    /** What its work passes through, in order; each takes it from a stream of its own. */
    public List<String> steps() {
        return steps;
    }

    /** The stream from which a step takes its work. */
    public String stream(String step) {
        return "shabou." + slug() + "." + step;
    }

    /** The stream that takes {@link RunRequested}. */
    public String firstStream() {
        return stream(steps.getFirst());
    }

    /** As it stands in a URL: {@code prospector}, {@code orion}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Agent> ofSlug(String slug) {
        return Arrays.stream(values()).filter(agent -> agent.slug().equals(slug)).findFirst();
    }
}
