package tn.shabou.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.Ports;

class ServicesTest {

    @TempDir Path home;

    private final Running running = new Running();

    @AfterEach
    void end() {
        children().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void endsTheFirstWhenTheSecondCannotBeStarted() throws Exception {
        PretendedHome.add(home, "api-service");

        assertThatThrownBy(() -> services().start(databases(), "redis://localhost", running))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("prospector-service");
        // A process that has only just begun may not tell its command yet.
        await().untilAsserted(() -> assertThat(children()).hasSize(1));

        running.end();

        assertThat(children()).isEmpty();
    }

    private Services services() {
        var ports = new EnumMap<ServiceRole, Integer>(ServiceRole.class);
        List.of(ServiceRole.values()).forEach(service -> ports.put(service, Ports.free()));
        var data = home.resolve("data");
        return new Services(
                new UpOptions(false, false, 1, ports, "127.0.0.1", data, false),
                new Environment(Map.of("SHABOU_HOME", home.toString()), Clock.systemDefaultZone()),
                DataFolder.at(data));
    }

    private static Map<ServiceRole, Database> databases() {
        var databases = new EnumMap<ServiceRole, Database>(ServiceRole.class);
        List.of(ServiceRole.values())
                .forEach(service ->
                        databases.put(service, new Database("localhost", 1, "none", "nobody", "")));
        return databases;
    }

    /** The services among our children. */
    private List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> child.info().commandLine().isPresent())
                .filter(child -> child.info().commandLine().orElseThrow().contains(home.toString()))
                .toList();
    }
}
