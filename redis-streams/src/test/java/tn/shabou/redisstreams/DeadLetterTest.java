package tn.shabou.redisstreams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.reactive.messaging.providers.ProcessingException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    @Test
    void readsWhatWasWritten() {
        var at = Instant.parse("2026-11-22T10:15:30.123Z");
        var entry = new StreamEntry("orders", "billing", "1-0", 3, Map.of("payload", "{}"));

        var letter = DeadLetter.of(stored(DeadLetter.fields(entry, 3, "Oops: no", at)));

        assertThat(letter)
                .isEqualTo(
                        new DeadLetter(
                                "9-0",
                                "orders",
                                "billing",
                                "1-0",
                                3,
                                "Oops: no",
                                at,
                                Map.of("payload", "{}")));
    }

    @Test
    void cutsLongErrorsBetweenCharacters() {
        var entry = new StreamEntry("orders", "billing", "1-0", 3, Map.of());

        var error =
                DeadLetter.of(
                                stored(
                                        DeadLetter.fields(
                                                entry, 3, "x" + "é".repeat(5000), Instant.EPOCH)))
                        .error();

        assertThat(error).startsWith("xéé").endsWith("é");
        assertThat(error.getBytes(UTF_8)).hasSize(2047);
    }

    @Test
    void namesTheFailureWithoutItsEnvelopes() {
        var disk = new IllegalStateException("disk full");
        var failure = new IllegalArgumentException("not saved", disk);

        assertThat(DeadLetter.describe(new CompletionException(disk)))
                .isEqualTo("java.lang.IllegalStateException: disk full");
        assertThat(DeadLetter.describe(new ProcessingException("shop#bill", failure)))
                .isEqualTo(
                        "java.lang.IllegalArgumentException: not saved, caused by"
                                + " java.lang.IllegalStateException: disk full");
    }

    private static StreamCommands.Stored stored(Map<String, String> fields) {
        return new StreamCommands.Stored("9-0", fields);
    }
}
