package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir Path folder;

    @Test
    void keepsItsDataAndLeavesNoProcessEvenWhenItIsKilled() throws Exception {
        var first = Launcher.up(folder, "--products", "50").awaitReady();
        var password = first.find("Password +(\\S+)");

        first.kill();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(first.processes()).isEmpty());
        var second = Launcher.up(folder, "--products", "50").awaitReady();

        assertThat(second.find("Password +(\\S+)")).isEqualTo(password);
        assertThat(second.said()).doesNotContain("products loaded");
        assertThat(second.interrupt()).isZero();
        assertThat(second.processes()).isEmpty();
    }
}
