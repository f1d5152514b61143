package tn.shabou.api.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A refusal, answered as {@code application/problem+json} (RFC 9457). */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<Fault> faults;
    private transient Optional<Duration> retryAfter = Optional.empty();

    /**
     * @param detail what is wrong this time and what to do about it
     */
    public Problem(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public Problem(ProblemType type, String detail, List<Fault> faults) {
        super(detail, null, false, false);
        this.type = type;
        this.faults = List.copyOf(faults);
    }

    /**
     * One of several things that are wrong.
     *
     * @param pointer where: a parameter, a JSON pointer, a line of a file
     */
    public record Fault(String pointer, String detail) {}

    /** With a hint when to try again: the header {@code Retry-After}. */
    public Problem retryAfter(Duration wait) {
        retryAfter = Optional.of(wait);
        return this;
    }

    /** Whole seconds, rounded up. */
    Optional<String> retryAfter() {
        return retryAfter.map(wait -> Long.toString(wait.plusMillis(999).toSeconds()));
    }

    ProblemType type() {
        return type;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    List<Fault> faults() {
        return faults;
    }
}
