package tn.shabou.api.http;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A refusal, answered as {@code application/problem+json} (RFC 9457). */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient Wording detail;
    private final transient List<Fault> faults;
    private transient Optional<Duration> retryAfter = Optional.empty();

    /**
     * @param detail what is wrong this time and what to do about it, in English; its translations
     *     stand in {@code problems/*.json}
     */
    @FormatMethod
    public Problem(ProblemType type, @FormatString String detail, Object... arguments) {
        this(type, Wording.of(detail, arguments));
    }

    public Problem(ProblemType type, Wording detail) {
        this(type, detail, List.of());
    }

    public Problem(ProblemType type, Wording detail, List<Fault> faults) {
        super(detail.toString(), null, false, false);
        this.type = type;
        this.detail = detail;
        this.faults = List.copyOf(faults);
    }

    /**
     * One of several things that are wrong.
     *
     * @param pointer where: a parameter, a JSON pointer, a line of a file
     */
    public record Fault(String pointer, Wording detail) {

        @FormatMethod
        public Fault(String pointer, @FormatString String detail, Object... arguments) {
            this(pointer, Wording.of(detail, arguments));
        }
    }

    /** Several things that are wrong with a request. */
    public static Problem invalid(List<Fault> faults) {
        return new Problem(
                HttpProblem.INVALID_REQUEST,
                Wording.of("Mend what is listed under errors."),
                faults);
    }

    /** What is wrong and what to do about it, in a language of the shop. */
    public String said(Language language) {
        return detail.in(ReaderLanguage.valueOf(language.name()));
    }

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

    Wording detail() {
        return detail;
    }

    List<Fault> faults() {
        return faults;
    }
}
