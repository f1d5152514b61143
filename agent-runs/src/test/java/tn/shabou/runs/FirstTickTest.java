package tn.shabou.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tn.shabou.model.runs.Agent;

/** The prospector runs daily at two; it is half past two when the first replica comes up. */
@WithServers
class FirstTickTest {

    private static final Instant TWO = Instant.parse("2026-11-22T01:00:00Z");
    private static final Instant HALF_PAST_TWO = TWO.plusSeconds(1800);

    @Inject Runs runs;
    @Inject RunHistory history;

    @Test
    void aNewSystemDoesNotMakeGoodATickOfBeforeItWasThereAndAnOldOneDoes() throws Throwable {
        tick();
        assertThat(count()).isZero();

        runs.request(new RunRequest.Scheduled(Agent.PROSPECTOR, TWO.minusSeconds(86_400)))
                .await()
                .indefinitely();
        tick();
        assertThat(count()).isEqualTo(2);
    }

    private void tick() throws Throwable {
        var settings = Map.of("shabou.run.agent", "PROSPECTOR", "shabou.run.cron", "0 0 2 * * ?");
        var config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withMapping(RunsConfig.class)
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build()
                        .getConfigMapping(RunsConfig.class);
        var schedule =
                new RunSchedule(config, runs, history, Clock.fixed(HALF_PAST_TWO, ZoneOffset.UTC));
        VertxContextSupport.subscribeAndAwait(schedule::tick);
    }

    private int count() {
        return history.count(Agent.PROSPECTOR, Optional.empty(), 10).await().indefinitely();
    }
}
