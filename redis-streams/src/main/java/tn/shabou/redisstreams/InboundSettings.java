package tn.shabou.redisstreams;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one inbound channel reads its stream.
 *
 * @param schemas those accepted; empty accepts any
 * @param batchSize most entries per read; 1 reads nothing ahead, which is best for long work, since
 *     what waits here cannot go to another consumer
 * @param maxInFlight most entries that are neither acknowledged nor given up
 * @param block how long a read waits for an entry
 * @param claimMinIdle how long a consumer must have been silent before its entries are taken over
 * @param claimInterval how often to look for such entries
 * @param maxAttempts deliveries before an entry goes to the dead-letter stream; may be {@link
 *     Attributes#WITHOUT_END}
 * @param deadLetterStream {@code stream} itself when entries that are given up stay where they are
 * @param shutdownGrace how long closing waits for what is being worked on
 * @param commandTimeout how long an answer of Redis may take; a read may take {@code block} and
 *     half of this
 */
record InboundSettings(
        String channel,
        String stream,
        String group,
        Set<String> schemas,
        int batchSize,
        int maxInFlight,
        Duration block,
        Duration claimMinIdle,
        Duration claimInterval,
        int maxAttempts,
        Backoff backoff,
        String deadLetterStream,
        Duration shutdownGrace,
        Duration commandTimeout) {

    static InboundSettings of(Attributes attributes, String defaultGroup) {
        var stream = attributes.stream();
        boolean lettersOnly = DeadLetters.isNameOfLetters(stream);
        return new InboundSettings(
                attributes.channel(),
                stream,
                attributes.text("group").orElse(defaultGroup),
                attributes.text("schema").map(InboundSettings::split).orElse(Set.of()),
                attributes.count("batch-size", 16),
                attributes.count("max-in-flight", 32),
                attributes.millis("block", 2_000),
                attributes.millis("claim-min-idle", 30_000),
                attributes.millis("claim-interval", 5_000),
                attributes.attempts(lettersOnly ? Attributes.WITHOUT_END : 5),
                new Backoff(
                        attributes.millis("backoff-initial", 500),
                        attributes.millis("backoff-max", 30_000)),
                attributes
                        .text("dead-letter-stream")
                        .orElse(lettersOnly ? stream : stream + DeadLetters.SUFFIX),
                attributes.millis("shutdown-grace", 10_000),
                commandTimeout(attributes));
    }

    static Duration commandTimeout(Attributes attributes) {
        return attributes.millis("command-timeout", 10_000);
    }

    Duration readTimeout() {
        return block.plus(commandTimeout.dividedBy(2));
    }

    /** Whether an entry that is given up is only acknowledged, being where it belongs. */
    boolean leavesLettersInPlace() {
        return deadLetterStream.equals(stream);
    }

    /** For people, such as {@code 2 of 5}. */
    String counted(int attempt) {
        return maxAttempts == Attributes.WITHOUT_END
                ? Integer.toString(attempt)
                : attempt + " of " + maxAttempts;
    }

    boolean accepts(StreamEntry entry) {
        return schemas.isEmpty() || entry.schema().filter(schemas::contains).isPresent();
    }

    private static Set<String> split(String schemas) {
        return Arrays.stream(schemas.split(",", -1))
                .map(String::strip)
                .filter(schema -> !schema.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
