package tn.shabou.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tn.shabou.model.runs.Agent;

@WithServers
class TimetableTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Inject Pool database;

    @Test
    void whoeverReadsItSeesWhenTheAgentRunsNext() throws Throwable {
        tell("0 0 3 ? * SUN");
        assertThat(entry().nextAt()).contains(Instant.parse("2026-11-29T02:00:00Z"));
        assertThat(entry().toldAt()).isEqualTo(NOW);

        tell("off");
        assertThat(entry().nextAt()).isEmpty();
    }

    private void tell(String cron) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> timetable(cron).tell());
    }

    private Timetable.Entry entry() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> timetable("off").entries()).stream()
                .filter(entry -> entry.agent() == Agent.ORION)
                .findFirst()
                .orElseThrow();
    }

    private Timetable timetable(String cron) {
        var settings = Map.of("shabou.run.agent", "ORION", "shabou.run.cron", cron);
        var config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withMapping(RunsConfig.class)
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build()
                        .getConfigMapping(RunsConfig.class);
        return new Timetable(config, database, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
