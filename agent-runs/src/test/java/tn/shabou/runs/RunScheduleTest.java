package tn.shabou.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunScheduleTest {

    private static final String SUNDAY_AT_THREE = "0 0 3 ? * SUN";

    @ParameterizedTest
    @CsvSource({
        // Tunis is an hour ahead of UTC all year.
        "2026-11-22T02:00:00Z, 2026-11-22T02:00:00Z",
        "2026-11-22T02:00:10Z, 2026-11-22T02:00:00Z",
        "2026-11-22T02:59:59Z, 2026-11-22T02:00:00Z",
    })
    void namesTheTickByItsOwnTimeHoweverLateItIsSeen(Instant now, Instant tick) {
        assertThat(at(now, SUNDAY_AT_THREE).dueTick()).contains(tick);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T01:59:59Z", "2026-11-22T03:00:01Z", "2026-11-25T02:00:00Z"})
    void isNotDueBetweenTicks(Instant now) {
        assertThat(at(now, SUNDAY_AT_THREE).dueTick()).isEmpty();
    }

    @Test
    void isNeverDueWhenItIsOff() {
        assertThat(at(Instant.parse("2026-11-22T02:00:00Z"), "off").dueTick()).isEmpty();
    }

    private static RunSchedule at(Instant now, String cron) {
        var config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withMapping(RunsConfig.class)
                        .withSources(
                                new PropertiesConfigSource(
                                        Map.of("shabou.run.cron", cron), "test", 100))
                        .build()
                        .getConfigMapping(RunsConfig.class);
        return new RunSchedule(config, null, null, Clock.fixed(now, ZoneOffset.UTC));
    }
}
