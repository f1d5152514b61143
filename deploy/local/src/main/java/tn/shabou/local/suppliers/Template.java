package tn.shabou.local.suppliers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page with gaps: {@code {{name}}} is filled with text, {@code {{&name}}} with mark-up. */
record Template(String text) {

    private static final Pattern GAP = Pattern.compile("\\{\\{(&?)(\\w+)}}");

    /** The class path resource {@code suppliers/name}. */
    static Template of(String name) {
        try (var content =
                Template.class.getClassLoader().getResourceAsStream("suppliers/" + name)) {
            var bytes = Objects.requireNonNull(content, name).readAllBytes();
            return new Template(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws NullPointerException naming the gap that has no value
     */
    String fill(Map<String, String> values) {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(value(gap, values)));
    }

    private static String value(MatchResult gap, Map<String, String> values) {
        var value = Objects.requireNonNull(values.get(gap.group(2)), gap.group(2));
        return gap.group(1).isEmpty() ? escape(value) : value;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
