package tn.shabou.prospector.extract;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A value that a page tells, and how we know.
 *
 * @param source where on the page, for instance {@code json-ld}
 * @param raw the text that it was read from
 * @param confidence from 0 to 1
 */
public record Found<T>(T value, String source, String raw, double confidence) {

    /** Text that stands on the page as it is. */
    static Found<String> text(String text, String source, double confidence) {
        return new Found<>(text.strip(), source, text, confidence);
    }

    static <T> @Nullable T valueOf(@Nullable Found<T> found) {
        return found == null ? null : found.value();
    }

    /** The same finding, spelt otherwise. */
    Found<T> map(UnaryOperator<T> spelling) {
        return new Found<>(spelling.apply(value), source, raw, confidence);
    }
}
