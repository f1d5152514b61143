package tn.shabou.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.Database;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;
import tn.shabou.local.process.Ports;

/** The launcher as a process of its own, with pretended services in the place of the real ones. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class UpTest {

    private static final String PRODUCTS = "50";

    /** Others may be at the same test beside us. */
    private static final Random RANDOM = new Random(ProcessHandle.current().pid());

    private static final List<String> SERVICES =
            List.of("api-service", "prospector-service", "orion-service");

    /**
     * What an earlier run left behind. Most tests go on from there, since it takes long to make.
     */
    @TempDir static Path earlier;

    @TempDir Path home;
    private final int port = freePorts();

    @BeforeAll
    static void loadData() throws Exception {
        open(earlier);
        try (var demoData =
                Launcher.start(earlier, Map.of(), "demo-data", "--products", PRODUCTS)) {
            assertThat(demoData.process().waitFor()).as(demoData.output()).isZero();
        }
    }

    @BeforeEach
    void pretendServices() throws IOException {
        open(home);
        for (var service : SERVICES) {
            PretendedHome.add(home, service);
        }
    }

    /** For the account of PostgreSQL. */
    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private void goOnFromEarlier() throws Exception {
        var copying = new ProcessBuilder("cp", "-a", earlier.resolve(".shabou").toString(), ".");
        assertThat(copying.directory(home.toFile()).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void tellsEachServiceWhatItNeedsAndNoMore() throws Exception {
        try (var up = up()) {
            up.awaitReady();

            assertThat(get(port))
                    .contains("DATABASE_URL=postgresql://shabou_api_shabou:")
                    .contains("REDIS_URL=redis://:", "JWT_SECRET=", "JWT_REFRESH_SECRET=")
                    .contains("FRONTEND_URL=http://127.0.0.1:" + port)
                    .contains("SHABOU_ADMIN_EMAIL=admin@shabou.local", "SHABOU_ADMIN_PASSWORD=");
            assertThat(get(port + 1))
                    .contains(
                            "postgresql://shabou_prospector_shabou:",
                            "SHABOU_CRAWL_ALLOW_LOOPBACK=true")
                    .doesNotContain("SHABOU_ADMIN_PASSWORD", "JWT_SECRET");
            assertThat(get(port + 2))
                    .contains("postgresql://shabou_orion_shabou:")
                    .doesNotContain(
                            "SHABOU_ADMIN_PASSWORD", "JWT_SECRET", "SHABOU_CRAWL_ALLOW_LOOPBACK");
        }
    }

    @Test
    void showsItsChildrenWhatIsMeantForThemAndNoSecretOfTheShell() throws Exception {
        goOnFromEarlier();
        var shell =
                Map.of(
                        "JWT_SECRET", "of-the-shell",
                        "CLOUD_KEY", "of-the-shell",
                        "SHABOU_ADMIN_PASSWORD", "of-the-shell",
                        "SHABOU_RUN_CRON", "off",
                        "MP_MESSAGING_INCOMING_PLAN_BLOCK", "77");
        try (var up =
                start(shell, "up", "--products", PRODUCTS, "--port", Integer.toString(port))) {
            up.awaitReady();

            for (int service = port; service < port + 3; service++) {
                assertThat(get(service))
                        .contains("SHABOU_RUN_CRON=off", "MP_MESSAGING_INCOMING_PLAN_BLOCK=77");
            }
            for (var child : up.process().descendants().toList()) {
                assertThat(environment(child)).doesNotContain("of-the-shell");
            }
        }
    }

    @Test
    void keepsTheDemoOutOfSomebodysOwnDatabaseUnlessAskedTo() throws Exception {
        try (var postgres = LocalPostgres.start(home.resolve("own"), 0, Tuning.FOR_TESTS)) {
            var own = postgres.database("own");
            var shell = Map.of("DATABASE_URL", own.url());
            try (var up = start(shell, "up", "--port", Integer.toString(port))) {
                up.awaitReady();

                assertThat(get(port + 1)).doesNotContain("SHABOU_CRAWL_ALLOW_LOOPBACK");
                assertThat(demoSources(own)).isZero();
                assertThat(products(own)).isZero();
                // Of the handle: that of the process closes what we still want to read.
                up.process().toHandle().destroy();
                assertThat(up.rest())
                        .contains("Data          as DATABASE_URL says")
                        .contains("unless the database had users before");
            }

            var words = new String[] {"up", "--demo", "--products", PRODUCTS, "--port", "" + port};
            try (var up = start(shell, words)) {
                up.awaitReady();

                assertThat(get(port + 1)).contains("SHABOU_CRAWL_ALLOW_LOOPBACK=true");
                assertThat(demoSources(own)).isEqualTo(2);
                assertThat(products(own)).isEqualTo(50);
            }
        }
    }

    @Test
    void endsEverythingWithCodeZeroWhenToldToEnd() throws Exception {
        goOnFromEarlier();
        try (var up = up()) {
            up.awaitReady();
            var children = up.process().descendants().toList();

            up.process().destroy();

            assertThat(up.process().waitFor()).isZero();
            assertThat(children).hasSizeGreaterThanOrEqualTo(5).noneMatch(UpTest::isRunning);
        }
    }

    @Test
    void keepsItsDataAndLetsOnlyOneWorkOnIt() throws Exception {
        try (var first = up()) {
            first.awaitReady();
            first.collectGarbage();
            try (var second = up()) {
                assertThat(second.process().waitFor()).isEqualTo(1);
                assertThat(second.output()).contains("another ./shabou is at work");
            }
            first.process().destroy();
            first.process().waitFor();
        }

        try (var again = up()) {
            again.awaitReady();

            assertThat(again.output()).doesNotContain("Applied", "loaded");
        }
    }

    @Test
    void leavesNothingBehindWhenItIsKilled() throws Exception {
        goOnFromEarlier();
        try (var up = up()) {
            up.awaitReady();
            var children = up.process().descendants().toList();

            up.process().destroyForcibly().waitFor();

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> children.stream().noneMatch(UpTest::isRunning));
        }
    }

    @Test
    void letsDataBeLoadedWhileItRuns() throws Exception {
        goOnFromEarlier();
        try (var up = up()) {
            up.awaitReady();

            try (var demoData = start("demo-data")) {
                assertThat(demoData.process().waitFor()).isEqualTo(1);
                assertThat(demoData.output()).contains("there are products already");
            }
        }
    }

    @Test
    void loadsDataWhenNothingRuns() throws Exception {
        try (var demoData = start("demo-data", "--products", "30")) {
            assertThat(demoData.process().waitFor()).isZero();
            assertThat(demoData.output())
                    .contains("demo catalogue of 30 products is loaded")
                    .doesNotContain("already exists");
        }
        try (var migrate = start("migrate")) {
            assertThat(migrate.process().waitFor()).isZero();
            assertThat(migrate.output()).isEqualTo("The tables are up to date.\n");
        }
    }

    @Test
    void forgetsEarlierDataWhenAskedTo() throws Exception {
        goOnFromEarlier();
        var foreign = Files.writeString(home.resolve(".shabou/notes.txt"), "mine");

        try (var fresh =
                start("up", "--fresh", "--products", "60", "--port", Integer.toString(port))) {
            fresh.awaitReady();

            assertThat(fresh.output()).contains("Demo catalogue of 60 products loaded");
            assertThat(foreign).exists();
        }
    }

    @Test
    void saysWhichServiceDiedAndEndsTheRest() throws Exception {
        goOnFromEarlier();
        try (var up = up()) {
            up.awaitReady();
            var children = up.process().descendants().toList();

            try {
                get(port + 2, "/die");
            } catch (IOException _) {
                // It dies without an answer.
            }

            assertThat(up.process().waitFor()).isEqualTo(1);
            assertThat(up.rest()).contains("orion-service ended by itself", "told to die");
            assertThat(children).noneMatch(UpTest::isRunning);
        }
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (var _ = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress());
                var up = up()) {
            assertThat(up.process().waitFor()).isEqualTo(1);
            assertThat(up.output())
                    .contains("port " + (port + 1) + " of 127.0.0.1 is taken", "--port");
        }
    }

    @Test
    void explainsWrongUse() throws Exception {
        try (var up = start("up", "--nonsense")) {
            assertThat(up.process().waitFor()).isEqualTo(2);
            assertThat(up.output())
                    .isEqualTo("shabou: unknown option --nonsense; see ./shabou up --help\n");
        }
    }

    private Launcher up() throws IOException {
        return start("up", "--products", PRODUCTS, "--port", Integer.toString(port));
    }

    private Launcher start(String... words) throws IOException {
        return start(Map.of(), words);
    }

    private Launcher start(Map<String, String> shell, String... words) throws IOException {
        return Launcher.start(home, shell, words);
    }

    private static int demoSources(Database database) throws SQLException {
        return count(database, "lead_source WHERE licence = 'demo'");
    }

    private static int products(Database database) throws SQLException {
        return count(database, "product");
    }

    private static int count(Database database, String what) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + what)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Empty where the process has ended meanwhile. */
    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    private static String get(int port) throws IOException, InterruptedException {
        return get(port, "/");
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** Not gone, and no zombie that nobody collects, as in a container without an init. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** The first of three in a row, below those that the system gives to others meanwhile. */
    private static int freePorts() {
        while (true) {
            int port = RANDOM.nextInt(15_000, 30_000);
            if (IntStream.range(port, port + 3).allMatch(one -> Ports.isFree("127.0.0.1", one))) {
                return port;
            }
        }
    }
}
