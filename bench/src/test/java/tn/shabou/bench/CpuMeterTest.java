package tn.shabou.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CpuMeterTest {

    /** Counts in a child of its own, in the foreground, and says when it is done. */
    private static final String BUSY =
            "sh -c 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done'; echo done; read end";

    @BeforeEach
    void needsLinux() {
        assumeTrue(ProcFiles.exist());
    }

    @Test
    void countsWhatChildrenUsedThatHaveEnded() throws Exception {
        var shell = new ProcessBuilder("sh", "-c", BUSY).start();
        try (var said = shell.inputReader()) {
            assertThat(said.readLine()).isEqualTo("done");

            assertThat(ProcFiles.familyCpuMicros(shell.pid()))
                    .isGreaterThan(10_000 + ProcFiles.cpuMicros(shell.pid()));
        } finally {
            shell.destroy();
        }
    }

    @Test
    void countsNothingForAProcessThatIsGone() {
        assertThat(ProcFiles.cpuMicros(Long.MAX_VALUE)).isZero();
        assertThat(ProcFiles.familyMemory(Long.MAX_VALUE)).isZero();
    }

    @Test
    void tellsOurOwnWorkFromThatOfTheService() throws Exception {
        var meter = new CpuMeter(0, 0);
        var digest = java.security.MessageDigest.getInstance("SHA-512");
        var text = new byte[1 << 16];
        for (int i = 0; i < 2_000; i++) {
            digest.update(text);
        }

        var used = meter.used();

        assertThat(used.load()).isGreaterThan(20_000);
        assertThat(used.service()).isZero();
        assertThat(used.idleShare()).isBetween(0.0, 1.0);
    }

    @Test
    void countsConnectionsFromTheSideThatOpenedThem() throws Exception {
        try (var server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                var first = new Socket(server.getInetAddress(), server.getLocalPort());
                var second = new Socket(server.getInetAddress(), server.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(ProcFiles.connectionsTo(server.getLocalPort())).isEqualTo(2);
        }
    }

    @Test
    void seesTheMemoryOfAProcess() {
        assertThat(ProcFiles.familyMemory(ProcessHandle.current().pid())).isGreaterThan(10 << 20);
    }
}
