package tn.shabou.redisstreams;

import io.smallrye.reactive.messaging.providers.ProcessingException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * An entry that was given up, as it lies in the dead-letter stream.
 *
 * @param id of the letter in the dead-letter stream
 * @param stream where the entry came from
 * @param group the consumer group that gave it up
 * @param originalId of the entry in its stream
 * @param attempts deliveries that were made in vain
 * @param error class and message of the last failure, 2 kB at most
 * @param at when it was given up
 * @param fields of the entry, as they were
 */
public record DeadLetter(
        String id,
        String stream,
        String group,
        String originalId,
        int attempts,
        String error,
        Instant at,
        Map<String, String> fields) {

    private static final String PREFIX = "dead-";
    private static final String ID = PREFIX + "id";
    private static final String STREAM = PREFIX + "stream";
    private static final String GROUP = PREFIX + "group";
    private static final String ATTEMPTS = PREFIX + "attempts";
    private static final String ERROR = PREFIX + "error";
    private static final String AT = PREFIX + "at";
    private static final int LONGEST_ERROR = 2048;

    public DeadLetter {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What is written for an entry that is given up. */
    static Map<String, String> fields(StreamEntry entry, int attempts, String error, Instant at) {
        var fields = new LinkedHashMap<>(entry.fields());
        fields.put(ID, entry.id());
        fields.put(STREAM, entry.stream());
        fields.put(GROUP, entry.group());
        fields.put(ATTEMPTS, Integer.toString(attempts));
        fields.put(ERROR, bounded(error));
        fields.put(AT, at.toString());
        return fields;
    }

    /** What really happened, without the envelopes that frameworks put around it. */
    static String describe(Throwable failure) {
        var cause = failure.getCause();
        if (cause == null) {
            return failure.toString();
        }
        return isEnvelope(failure) ? describe(cause) : failure + ", caused by " + root(cause);
    }

    private static Throwable root(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }

    private static boolean isEnvelope(Throwable failure) {
        return failure instanceof ProcessingException
                || failure instanceof CompletionException
                || failure instanceof InvocationTargetException;
    }

    static DeadLetter of(StreamCommands.Stored stored) {
        var all = stored.fields();
        var original = new LinkedHashMap<>(all);
        original.keySet().removeIf(name -> name.startsWith(PREFIX));
        return new DeadLetter(
                stored.id(),
                all.getOrDefault(STREAM, ""),
                all.getOrDefault(GROUP, ""),
                all.getOrDefault(ID, ""),
                Integer.parseInt(all.getOrDefault(ATTEMPTS, "0")),
                all.getOrDefault(ERROR, ""),
                Instant.parse(all.getOrDefault(AT, Instant.EPOCH.toString())),
                original);
    }

    /** Cuts between characters, never within one. */
    private static String bounded(String text) {
        var bytes = ByteBuffer.allocate(LONGEST_ERROR);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), bytes, true);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
}
