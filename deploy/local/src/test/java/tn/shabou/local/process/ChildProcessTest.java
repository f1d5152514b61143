package tn.shabou.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;

    @Test
    void tellsTheEndOfTheLogWhenItDiesAtStart() {
        var child = shell("echo no such luck; exit 3");

        assertThatThrownBy(() -> child.awaitReady(PATIENCE, () -> false))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("the child ended with code 3")
                .hasMessageContaining("no such luck");
    }

    @Test
    void isKilledWhenItIsNotReadyInTime() {
        var child = shell("exec sleep 600");

        assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(50), () -> false))
                .hasMessageContaining("was not ready");

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void mayEndInGoodOrder() {
        var child = shell("trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
        child.awaitReady(PATIENCE, () -> log().contains("ready"));

        child.stop(PATIENCE);

        assertThat(child.onExit().join()).isZero();
        assertThat(log()).contains("bye");
    }

    @Test
    void isKilledWithItsChildrenWhenItDoesNotEndInTime() {
        var child = shell("trap '' TERM; sleep 600 & echo ready $!; wait; wait");
        child.awaitReady(PATIENCE, () -> log().contains("ready"));
        var grandchild =
                ProcessHandle.of(child.pid()).orElseThrow().children().findFirst().orElseThrow();

        child.stop(Duration.ofMillis(100));

        assertThat(child.isAlive()).isFalse();
        await().until(() -> hasEnded(grandchild));
    }

    @Test
    void endsEvenWhileSuspended() {
        var child = shell("echo ready; exec sleep 600");
        child.awaitReady(PATIENCE, () -> log().contains("ready"));
        child.suspend();

        child.stop(PATIENCE);

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void getsTheEnvironmentItIsGiven() {
        var child =
                ChildProcess.start(
                        Launch.of(
                                        "the child",
                                        folder,
                                        "child.log",
                                        List.of("sh", "-c", "echo $GREETING"))
                                .withEnvironment(Map.of("GREETING", "marhaba")));

        child.onExit().join();

        assertThat(log()).isEqualTo("marhaba\n");
    }

    @Test
    void seesOfOurEnvironmentOnlyWhatIsOrdinary() {
        shell("env").onExit().join();

        assertThat(log().lines().map(line -> line.replaceFirst("=.*", "")))
                .contains("PATH")
                .isSubsetOf(
                        "PATH",
                        "HOME",
                        "LANG",
                        "LC_ALL",
                        "LC_CTYPE",
                        "TZ",
                        "TMPDIR",
                        "PWD",
                        "_",
                        "OLDPWD",
                        "SHLVL");
    }

    /** The launcher is a process of its own here, since this test has to survive its death. */
    @Test
    void doesNotOutliveAKilledLauncher() throws Exception {
        var launcher =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Launcher.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var pid = launcher.inputReader().readLine();
        var child = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();

        launcher.destroyForcibly().waitFor();

        await().until(() -> hasEnded(child));
    }

    /** Starts a child, prints its pid, and waits to be killed. */
    static final class Launcher {
        public static void main(String[] arguments) throws Exception {
            var child =
                    ChildProcess.start(
                            Launch.of(
                                    "child",
                                    Path.of(arguments[0]),
                                    "child.log",
                                    List.of("sleep", "600")));
            child.awaitReady(PATIENCE, () -> isSleeping(child.pid()));
            System.out.println(child.pid());
            new CountDownLatch(1).await();
        }

        /** Not setsid or setpriv any more, which come first. */
        private static boolean isSleeping(long pid) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.contains("sleep"))
                    .isPresent();
        }
    }

    private ChildProcess shell(String script) {
        return ChildProcess.start(
                Launch.of("the child", folder, "child.log", List.of("sh", "-c", script)));
    }

    private Path logFile() {
        return folder.resolve("child.log");
    }

    private String log() {
        try {
            return Files.exists(logFile()) ? Files.readString(logFile()) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Gone, or a zombie that nobody collects, as in a container without an init. */
    private static boolean hasEnded(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }
}
