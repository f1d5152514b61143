package tn.shabou.runs;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as the database client takes them: with an offset, in microseconds. */
final class Timestamps {

    private Timestamps() {}

    static OffsetDateTime now(Clock clock) {
        return of(clock.instant());
    }

    static OffsetDateTime of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
