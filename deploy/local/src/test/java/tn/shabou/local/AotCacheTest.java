package tn.shabou.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.CannotRun;

class AotCacheTest {

    @TempDir Path home;

    @BeforeEach
    void build() throws Exception {
        PretendedHome.add(home, "orion-service");
        jar("quarkus/generated-bytecode.jar");
        jar("app/orion.jar");
        var notes =
                home.resolve("orion-service/target/quarkus-app/quarkus/quarkus-application.dat");
        try (var out = new DataOutputStream(Files.newOutputStream(notes))) {
            out.writeLong(0);
            out.writeUTF("tn.example.Main");
        }
    }

    @Test
    void isUsedOnceItIsMade() throws Exception {
        assertThat(orion().command()).contains("-jar");

        train();

        assertThat(orion().command()).doesNotContain("-jar");
        var told = Files.readString(home.resolve("orion-service/target/aot/java.args"));
        assertThat(told).contains("-XX:AOTCache=").contains("tn.example.Main");
        // What is generated replaces what it was generated from.
        assertThat(told.indexOf("generated-bytecode.jar")).isBetween(0, told.indexOf("orion.jar"));
    }

    @Test
    void isLeftAloneWhenItIsOfAnotherBuildOrOtherFlags() throws Exception {
        train();

        var otherFlags =
                new ServiceProcess(ServiceRole.ORION, home, home, List.of("-XX:+UseParallelGC"));
        assertThat(otherFlags.command()).contains("-jar");
        Files.writeString(
                home.resolve("orion-service/target/quarkus-app/app/orion.jar"), "changed");
        assertThat(orion().command()).contains("-jar");
    }

    @Test
    void replacesTheOneBefore() throws Exception {
        train();
        Files.writeString(
                home.resolve("orion-service/target/quarkus-app/app/orion.jar"), "changed");
        train();

        assertThat(orion().command()).doesNotContain("-jar");
        try (var files = Files.list(home.resolve("orion-service/target/aot"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void saysWhenTheJvmMadeNone() {
        assertThatThrownBy(() -> orion().cache().keep())
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("no cache");
    }

    private ServiceProcess orion() {
        return new ServiceProcess(ServiceRole.ORION, home, home);
    }

    /** Writes what the JVM would. */
    private void train() throws Exception {
        var output =
                orion().cache().make().stream()
                        .filter(word -> word.startsWith("-XX:AOTCacheOutput="))
                        .findFirst()
                        .orElseThrow();
        Files.writeString(Path.of(output.substring(output.indexOf('=') + 1)), "learnt");
        orion().cache().keep();
    }

    private void jar(String name) throws Exception {
        var jar = home.resolve("orion-service/target/quarkus-app/" + name);
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "");
    }
}
