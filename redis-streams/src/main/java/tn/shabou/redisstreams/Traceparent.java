package tn.shabou.redisstreams;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The header by which W3C Trace Context carries a trace: {@code 00-<trace id>-<span id>-01}. */
final class Traceparent {

    private static final Pattern FORMAT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    static String random() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-%s%s-%s-01"
                .formatted(
                        hex.toHexDigits(random.nextLong()),
                        hex.toHexDigits(random.nextLong()),
                        hex.toHexDigits(random.nextLong()));
    }

    static Optional<String> traceId(String traceparent) {
        var match = FORMAT.matcher(traceparent);
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }
}
